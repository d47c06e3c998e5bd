import { actionsOf, type ActionModule } from '../manifest/actions';
import type { Manifest } from '../manifest/manifest';
import type { Outcome } from '../runner/invocation';
import type { Runner } from '../runner/runner';
import { createAutomation } from './automation';

const ACTION: ActionModule = {
  key: 'act',
  function: 'do-it',
  inputs: { issueKey: { type: 'string', required: true }, times: { type: 'integer', required: false } },
  outputs: { state: { type: 'string', nullable: false }, reason: { type: 'string', nullable: true } },
  outputContext: { entityName: 'survey', outputType: 'OBJECT', outputDomain: 'nps' },
};

/** What a rule sees of an action whose function ends like this, and what the function got. */
async function ran(outcome: Outcome, inputs: Record<string, unknown> = { issueKey: '{{issue.key}}' }) {
  const got: unknown[] = [];
  const run: Runner['run'] = async ({ args }) => {
    got.push(args[0]);
    return outcome;
  };
  const manifest = { actions: actionsOf([ACTION], [{ actions: ['act'] }]) } as Manifest;
  const automation = createAutomation({ manifest, runner: () => ({ run }) as Runner, contextFor: () => ({}) });
  return { result: await automation.run({ action: 'act', inputs, issueKey: 'KAN-1' }), got };
}

const returned = (value: unknown): Outcome => ({ kind: 'returned', value });

it('hands the function its inputs flat, with the key of the rule’s work item, and the rule what it returns', async () => {
  const { result, got } = await ran(returned({ state: 'done' }), { issueKey: '{{issue.key}}', times: 2 });
  expect(got).toEqual([{ issueKey: 'KAN-1', times: 2 }]);
  expect(result).toEqual({ kind: 'went-on', outputs: { state: 'done' } });
});

it('says the errors that are returned, and nothing of what is thrown', async () => {
  expect((await ran(returned({ errors: [{ message: 'No' }] }))).result).toEqual({ kind: 'stopped', messages: ['No'] });
  const { result } = await ran({ kind: 'threw', name: 'Error', message: 'secret' } as Outcome);
  expect(result).toMatchObject({ kind: 'stopped' });
  expect(JSON.stringify(result)).not.toContain('secret');
});

it('refuses inputs and outputs that the manifest does not declare', async () => {
  const fine = returned({ state: 'done' });
  await expect(ran(fine, { issueKey: 'KAN-1', more: 1 })).rejects.toThrow('"more" is not declared');
  await expect(ran(fine, {})).rejects.toThrow('issueKey');
  await expect(ran(fine, { issueKey: 'KAN-1', times: 1.5 })).rejects.toThrow('no integer');
  await expect(ran(fine, { issueKey: '{{issue.summary}}' })).rejects.toThrow('not modelled');
  await expect(ran(returned({ state: 'done', extra: 1 }))).rejects.toThrow('no output');
  await expect(ran(returned({ reason: 'x' }))).rejects.toThrow('"state"');
});

it('refuses a manifest that Jira’s automation does not take', () => {
  const of = (change: Partial<ActionModule>, actions = ['act']) => actionsOf([{ ...ACTION, ...change }], [{ actions }]);
  const context = { entityName: 'survey', outputType: 'OBJECT', outputDomain: 'nps' };
  expect(of({}, []).size).toBe(0);
  expect(() => of({}, ['other'])).toThrow('does not declare');
  expect(() => of({}, Array<string>(21).fill('act'))).toThrow('more than 20');
  expect(() => of({ outputContext: undefined })).toThrow('no outputContext');
  expect(() => of({ outputContext: { ...context, entityName: 'surveyOfTheDay' } })).toThrow('entityName');
  expect(() => of({ outputContext: { ...context, outputDomain: 'NPS' } })).toThrow('outputDomain');
});
