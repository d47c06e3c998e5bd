import { z } from 'zod';
import { bodyAs, ok, type Call, type Operation, type Reply } from '../call';
import { badRequest, notModelled } from '../errors';
import type { JqlClause, JqlOperand, JqlQuery } from '../search/jql';
import { validateJql } from '../search/jql-evaluate';

const parseBody = z.strictObject({ queries: z.array(z.string().min(1)).min(1) });

function operandView(operand: JqlOperand): Record<string, unknown> {
  switch (operand.kind) {
    case 'value':
      return { value: operand.text, encodedValue: operand.text };
    case 'empty':
      return { keyword: 'empty', encodedOperand: 'EMPTY' };
    case 'function':
      return { function: operand.name, arguments: operand.args };
  }
}

function clauseView(clause: JqlClause): Record<string, unknown> {
  switch (clause.kind) {
    case 'not':
      return { operator: 'not', clauses: [clauseView(clause.clause)] };
    case 'test': {
      const values = clause.operands.map(operandView);
      const operand = clause.operator.endsWith('in') ? { values } : values[0];
      return { field: { name: clause.field, encodedName: clause.field }, operator: clause.operator, operand };
    }
    case 'changed': {
      const predicates = clause.predicates.map(({ operator, operands }) => {
        const [first, ...others] = operands.map(operandView);
        return { operator, operand: others.length > 0 ? { values: [first, ...others] } : first };
      });
      return { field: { name: clause.field, encodedName: clause.field }, operator: 'changed', predicates };
    }
    default:
      return { operator: clause.kind, clauses: clause.clauses.map(clauseView) };
  }
}

function structureView({ where, orderBy }: JqlQuery): Record<string, unknown> {
  const fields = orderBy.map(({ field, descending }) => ({
    field: { name: field, encodedName: field },
    direction: descending ? 'desc' : 'asc',
  }));
  return { ...(where ? { where: clauseView(where) } : {}), ...(fields.length > 0 ? { orderBy: { fields } } : {}) };
}

/** Parses and validates as the caller: a field that they may not see is none. */
function parse(call: Call): Reply {
  const validation = call.query.get('validation');
  if (!validation) throw badRequest("Required parameter 'validation' is missing.");
  if (validation !== 'strict') throw notModelled(`the validation '${validation}' of JQL`);
  const { queries } = bodyAs(call, parseBody);
  return ok({
    queries: queries.map((query) => {
      const found = validateJql(call.site, call.caller, query);
      return 'errors' in found ? { query, errors: found.errors } : { query, structure: structureView(found.query) };
    }),
  });
}

export const jqlOperations: Operation[] = [{ method: 'POST', path: '/rest/api/3/jql/parse', handle: parse }];
