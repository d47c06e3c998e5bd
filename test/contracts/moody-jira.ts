import type { CallJira, JiraRequest, JiraResult } from '../../src/gateways/jira/call';
import type { JiraStage } from './work-items';

type Mood = Parameters<JiraStage['turn']>[0];

const EDIT = /^\/rest\/api\/3\/issue\/\d+(\?|$)/;
const EDIT_META = /\/editmeta(\?|$)/;
const OVERRIDES = /overrideEditableFlag=true/;
const REFUSED = 'Feltet kan ikke indstilles. Det er ikke på den relevante skærm, eller det er ukendt.';

/** Jira as `call` reaches it, but in another mood: what differs from site to site and what few sites do. */
export function moodyJira(call: CallJira) {
  const mood: Mood = {};
  const told: boolean[] = [];

  const moody: CallJira = async (path, request = {}) => {
    const url = (path as unknown as { value: string }).value;
    const isWrite = request.method === 'PUT' && EDIT.test(url);
    const isLocked = mood.locked === true && !OVERRIDES.test(url);
    if (mood.noAdmin && /notifyUsers=false|override\w+=true/.test(url)) return refusal(403, {});
    if (isLocked && EDIT_META.test(url)) return { kind: 'ok', body: { fields: {} } };
    const bad = isWrite ? fieldIds(request).filter((id) => isLocked || id === mood.refusing) : [];
    const result =
      bad.length > 0 ? refusal(400, Object.fromEntries(bad.map((id) => [id, 'Nope.']))) : await call(path, request);
    if (isWrite && result.kind === 'ok') told.push(!url.includes('notifyUsers=false'));
    return result.kind === 'refused' && isWrite ? worded(result) : result;
  };

  function worded(result: Extract<JiraResult, { kind: 'refused' }>): JiraResult {
    if (mood.unnamed) return { ...result, errors: {}, messages: ['INVALID_INPUT'] };
    if (!mood.danish) return result;
    return { ...result, errors: Object.fromEntries(Object.keys(result.errors).map((id) => [id, REFUSED])) };
  }
  return { call: moody, mood, told };
}

function refusal(status: number, errors: Record<string, string>): JiraResult {
  return { kind: 'refused', status, errors, messages: [] };
}

function fieldIds({ body }: JiraRequest): string[] {
  return Object.keys((body as { fields?: object }).fields ?? {});
}
