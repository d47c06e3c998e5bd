import type { Simulator } from '../../simulator';
import type { Response } from '../../src/domain/response';
import type { Survey } from '../../src/domain/survey';
import { wrongWithPlatform } from './judge-platform';
import { wrongWithRails } from './judge-rails';
import { type Stage, wrongWithResponses } from './judge-responses';
import { wrongWithSurveys } from './judge-surveys';
import type { Diary } from './diary';
import { recordsOf } from './stored';

const ENDED = ['skipped', 'cancelled', 'sent', 'failed', 'unconfirmed', 'answered'];

/** What the app has not brought to an end, in words. */
export function unfinished(simulator: Simulator): string[] {
  const surveys = recordsOf<Survey>(simulator, 'survey').filter(({ state }) => !ENDED.includes(state));
  const responses = recordsOf<Response>(simulator, 'response').filter(({ state }) => state === 'waiting');
  return [
    ...surveys.map(({ id, state, failing }) => `${id} is still ${state}; failing: ${JSON.stringify(failing)}`),
    ...responses.map(({ id, attempts }) => `response ${id} still waits after ${attempts} attempts`),
  ];
}

/** Everything that is wrong with what the app did, in words; nothing when all is well. */
export function violations(simulator: Simulator, diary: Diary, stage: Stage): string[] {
  return [
    ...unfinished(simulator),
    ...wrongWithSurveys(simulator, diary),
    ...wrongWithRails(simulator, diary),
    ...wrongWithResponses(simulator, diary, stage),
    ...wrongWithPlatform(simulator, diary),
  ];
}
