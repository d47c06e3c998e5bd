/**
 * Promises that the compiler keeps. Nothing here runs: `npm run check` type-checks it, and an expected error that does
 * not come is an error.
 */
import type { AdminApi } from '../../src/contract/admin';
import type { FAILURE_REASONS, PARK_REASONS, SKIP_REASONS } from '../../src/contract/admin/activity-filter';
import type { FieldChoice } from '../../src/contract/admin/fields';
import type { Setup } from '../../src/contract/admin/set-up';
import type { Result } from '../../src/contract/result';
import type { SurveyView } from '../../src/contract/survey-view';
import type { ParkReason } from '../../src/domain/response';
import type { Settings } from '../../src/domain/settings';
import type { Reason } from '../../src/domain/reason';
import type { Survey, SurveyState } from '../../src/domain/survey';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Lacks<T, K extends PropertyKey> = [Extract<keyof T, K>] extends [never] ? true : never;

declare const api: AdminApi;
declare const setup: Result<Setup>;

/** The contract may not import the domain, so its states are written down twice: they must stay the same. */
export const statesOnScreensAreTheStates: Same<SurveyView['state'], SurveyState> = true;

/** The same of reasons: one that screens do not know could not be looked for. */
type Listed<List extends readonly unknown[]> = List[number];
type ReasonOnScreens = Listed<typeof SKIP_REASONS> | Listed<typeof FAILURE_REASONS>;
export const reasonsOnScreensAreTheReasons: Same<ReasonOnScreens, Reason> = true;
export const parkReasonsOnScreensAreTheReasons: Same<Listed<typeof PARK_REASONS>, ParkReason> = true;

/** A screen never learns the API key, nor a respondent. */
export const setupHasNoKey: Lacks<NonNullable<Setup['connection']>, 'apiKey' | 'key'> = true;
export const settingsHaveNoKey: Lacks<Settings, 'apiKey' | 'secret'> = true;
export const surveyHasNoPerson: Lacks<Survey, 'email' | 'name' | 'comment'> = true;

// @ts-expect-error -- a refused call has no value: look at `ok` first
export const campaign = setup.value.campaign;

// @ts-expect-error -- connecting takes a key
void api.connect({});

// @ts-expect-error -- a campaign is a number
void api.saveCampaign({ rule: null, campaignId: '16588' });

// @ts-expect-error -- nothing but a rating, a comment, a category, a time and a state is mapped
export const choice: FieldChoice = { email: { id: '1', name: 'E-mail' } };

// @ts-expect-error -- no state outside the diagram
export const lost: SurveyState = 'lost';
