import type { OneOfSeveral } from '../../domain/surveys-together';
import { asOne, isOneOfSeveral } from '../../domain/surveys-together';
import type { Survey } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';

/**
 * The surveys of everyone of the same completion, as they were last written: this one included, and those that were sent in
 * place of others.
 */
export async function surveysTogether(ledger: Ledger, { together }: OneOfSeveral): Promise<OneOfSeveral[]> {
  const chains = await Promise.all(together.ids.map((id) => withReplacements(ledger, id)));
  return chains.flat();
}

async function withReplacements(ledger: Ledger, id: string): Promise<OneOfSeveral[]> {
  const survey: Survey | undefined = await ledger.read(id);
  // One that somebody sent by hand to whomever the rule gives first is not this person's.
  if (!survey || !isOneOfSeveral(survey)) return [];
  return survey.replacedBy === undefined ? [survey] : [survey, ...(await withReplacements(ledger, survey.replacedBy))];
}

/** The survey as its work item shows it: of several of one completion, what they come to. */
export async function shownOf(ledger: Ledger, survey: Survey): Promise<Survey> {
  if (!isOneOfSeveral(survey)) return survey;
  const [first = survey, ...others] = await surveysTogether(ledger, survey);
  return asOne([first, ...others]);
}
