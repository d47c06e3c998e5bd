import { useRef, useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { JqlVerdict } from '../../../src/contract/admin/rules';
import { type Failure, outcomeOf } from '../../shared/hooks/outcome-of';

/** What Jira said of which JQL; `failure`: it said nothing. */
type Checked = { jql: string } & ({ verdict: JqlVerdict } | { failure: Failure });

/** JQL that Jira checks once somebody has typed it. */
export interface JqlChoice {
  jql: string;
  isChecking: boolean;
  /** Of what is typed now; undefined while it was not checked. */
  checked?: Checked;
  onType(jql: string): void;
  /** Resolves with whether it can be saved: what Jira gives no answer about, can. */
  check(): Promise<boolean>;
}

export function useJqlChoice(api: AdminApi, kept = ''): JqlChoice {
  const [jql, setJql] = useState(kept);
  const [checked, setChecked] = useState<Checked>();
  const [checking, setChecking] = useState<string>();
  const latest = useRef(kept);
  const text = jql.trim();
  async function check() {
    if (text === '') return true;
    if (checked?.jql === text && 'verdict' in checked) return checked.verdict.kind === 'fine';
    setChecking(text);
    const outcome = await outcomeOf(() => api.checkJql({ jql: text }));
    const found: Checked = outcome.ok ? { jql: text, verdict: outcome.value } : { jql: text, failure: outcome.failure };
    // An answer about what was typed before is none about what is typed now.
    if (latest.current.trim() === text) {
      setChecked(found);
      setChecking(undefined);
    }
    return 'failure' in found || found.verdict.kind === 'fine';
  }
  return {
    jql,
    isChecking: checking === text && text !== '',
    checked: checked?.jql === text ? checked : undefined,
    onType(typed) {
      latest.current = typed;
      setJql(typed);
    },
    check,
  };
}
