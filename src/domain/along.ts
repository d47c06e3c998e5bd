/** What goes to nps.today with the surveys of a rule, beside what always does. A part that is absent sends nothing. */
export interface Along {
  /** Fields of the work item, each under a name of its own. */
  custom?: CustomField[];
  /** Whoever was assigned when the work item was finished is credited with the response. */
  employee?: 'assignee';
  /** The field whose first value is the respondent's company. */
  company?: { fieldId: string };
}

export interface CustomField {
  /** What nps.today knows it as. */
  key: string;
  fieldId: string;
  /** What it was called when it was chosen. */
  fieldName: string;
}

/** The ids of the fields that go along. */
export function fieldsAlong({ custom = [], company }: Along): string[] {
  return [...custom.map(({ fieldId }) => fieldId), ...(company ? [company.fieldId] : [])];
}

/** Fields of a work item as texts, by the field's id: one for each of its values. What is empty is absent. */
export type FieldTexts = Readonly<Record<string, string[]>>;

/**
 * A text that goes along is cut at this many characters. nps.today documents no limit, and all of it comes back with the
 * response.
 * @see https://docs.nps.today/integrations/Jira/jira-setup/
 */
export const LONGEST_TEXT = 255;
