import type { NpsTodayVariant } from './state';

/** `custom` in the form in which this nps.today hands it back; undefined: the property is missing. */
export function returnedCustom(custom: unknown, form: NpsTodayVariant['customReturned']): unknown {
  switch (form) {
    case 'object':
      return custom ?? {};
    case 'text':
      return typeof custom === 'string' ? custom : JSON.stringify(custom ?? {});
    case 'empty':
      return {};
    case 'missing':
      return undefined;
  }
}

/** Ids are named like this, in whatever case. */
const ID = /^(id|campaignid)$/i;

/** A body whose ids are text, where this nps.today writes them so. Respondents' ids are left as they are. */
export function withTextIds<T extends object>(body: T, { textIds }: Pick<NpsTodayVariant, 'textIds'>): T {
  if (!textIds) return body;
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    ID.test(name) ? String(value) : (value as unknown),
  ]);
  return Object.fromEntries(entries) as T;
}
