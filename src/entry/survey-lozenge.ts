import type { Survey } from '../domain/survey';
import { WAITING } from '../domain/survey';
import { categoryOf } from '../domain/rating';
import type { AuthorisePorts } from '../usecases/authorise';
import { mayOnWorkItem } from '../usecases/authorise';
import type { ShowLozengePorts } from '../usecases/work-item/show-lozenge';
import { showLozenge } from '../usecases/work-item/show-lozenge';
import { workItemContext } from './work-item-context';

type LozengeType = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';
type Translate = (key: string) => string;

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-context/ */
interface LozengeReply {
  status?: { type: 'lozenge'; value: { label: string; type: LozengeType } };
}

const CATEGORY_APPEARANCE: Record<ReturnType<typeof categoryOf>, LozengeType> = {
  detractor: 'removed',
  passive: 'moved',
  promoter: 'success',
};

/** The words that the panel and the lists have for each state. */
const STATE: Record<Survey['state'], [word: string, appearance: LozengeType]> = {
  planned: ['state.planned', 'inprogress'],
  scheduled: ['state.scheduled', 'inprogress'],
  sending: ['state.sending', 'inprogress'],
  sent: ['state.sent', 'new'],
  answered: ['state.answered', 'success'],
  expired: ['state.expired', 'default'],
  skipped: ['state.skipped', 'default'],
  cancelled: ['state.cancelled', 'default'],
  failed: ['state.failed', 'removed'],
  unconfirmed: ['state.unconfirmed', 'moved'],
};

/**
 * What the collapsed context shows in the reader's language: *Scheduled*, *Sent*, *9 Promoter*, *Not sent*. Jira documents
 * for this place neither who looks nor that anybody is named: where nobody is, or cannot be asked about, the label names
 * the state alone. The rating is for people of whom Jira says that they may see the work item.
 */
export function surveyLozengeEntry(ports: AuthorisePorts & ShowLozengePorts) {
  return async (request: unknown): Promise<LozengeReply> => {
    const parsed = workItemContext.safeParse(request);
    if (!parsed.success) return {};
    const workItemId = parsed.data.extension.issue.id;
    const may = await mayOnWorkItem(ports, workItemId);
    if (may === 'none') return {};
    const shown = await showLozenge(ports, workItemId);
    if (!shown) return {};
    const [label, type] = lozengeOf(shown.translate, shown.latest, may !== 'unknown');
    return { status: { type: 'lozenge', value: { label, type } } };
  };
}

function lozengeOf(
  translate: Translate,
  survey: Survey | undefined,
  showsRating: boolean,
): [label: string, type: LozengeType] {
  const rating = survey?.response?.rating;
  if (rating !== undefined && showsRating) {
    const category = categoryOf(rating);
    const words: Record<string, string> = { rating: String(rating), category: translate(`category.${category}`) };
    const label = translate('rating.withCategory').replace(/\{(\w+)\}/g, (gap, name: string) => words[name] ?? gap);
    return [label, CATEGORY_APPEARANCE[category]];
  }
  if (survey?.failing && WAITING.includes(survey.state)) return [translate('state.delayed'), 'moved'];
  const [word, appearance] = STATE[survey?.state ?? 'skipped'];
  return [translate(word), appearance];
}
