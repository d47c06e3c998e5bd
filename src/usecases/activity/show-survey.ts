import type { Activity, ListActivityPorts } from './activity';

/** One survey by its id, with the response that needs a person, if there is one; undefined when there is none. */
export async function showSurvey(ports: ListActivityPorts, surveyId: string): Promise<Activity | undefined> {
  const [survey, last] = await Promise.all([ports.ledger.read(surveyId), ports.responses.parkedLast(surveyId)]);
  return survey && { survey, parked: last?.state === 'parked' ? last : undefined };
}
