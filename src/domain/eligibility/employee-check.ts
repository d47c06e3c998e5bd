import type { Check } from './check';
import { PASS } from './check';
import { ruleOf } from './completion-checks';
import { onceTold } from './guard-checks';
import { hasAddress } from './respondent-checks';

/** Credit cannot be given later. Nobody to give it to keeps no survey back; that nobody can say who it is, does for a while. */
export const employeeKnown: Check = {
  name: 'employee-known',
  about: 'respondent',
  needs: hasAddress,
  concerns: ({ employee }) => employee !== undefined,
  judge: (facts) => (ruleOf(facts)?.employee === undefined ? PASS : onceTold('employee', facts.employee, () => PASS)),
};
