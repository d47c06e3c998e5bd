import type { CustomField } from '../state';
import { must } from '../state';
import type { CustomTypeName } from './screens';
import { ValueProblem } from './values';

/** Types whose values are among the field's options. */
export type OptionType = 'select' | 'multiselect' | 'cascadingselect';

export function holdsOptions(type: CustomTypeName): type is OptionType {
  return type === 'select' || type === 'multiselect' || type === 'cascadingselect';
}

/** Ids of options are kept: one, of several a list, and of a cascading one both parts, the second where it was chosen. */
export function readOptions(field: CustomField, type: OptionType): (raw: unknown) => unknown {
  return (raw) => {
    if (raw === null || raw === undefined) return null;
    if (type === 'select') return optionOf(field, raw).id;
    if (type === 'multiselect') {
      if (!Array.isArray(raw)) throw new ValueProblem('data was not an array');
      const ids = raw.map((each) => optionOf(field, each).id);
      return ids.length > 0 ? [...new Set(ids)] : null;
    }
    const first = optionOf(field, raw);
    const { child } = raw as { child?: unknown };
    return child === null || child === undefined ? [first.id] : [first.id, optionOf(field, child, first.id).id];
  };
}

function optionOf(field: CustomField, raw: unknown, parentId?: string): CustomField['options'][number] {
  const { id, value } = (typeof raw === 'object' && raw !== null ? raw : {}) as { id?: unknown; value?: unknown };
  const found = field.options.find(
    (each) => each.parentId === parentId && (id === undefined ? each.value === value : each.id === String(id)),
  );
  if (!found) {
    const wanted = JSON.stringify(id ?? value ?? raw);
    throw new ValueProblem(`Specify a valid 'id' or 'name' for ${field.name}: option ${wanted} does not exist.`);
  }
  return found;
}

/** A kept value in the shape in which Jira's API shows it. */
export function optionsView(url: string, field: CustomField, type: OptionType, value: unknown): unknown {
  const view = (id: string) => {
    const option = must(
      field.options.find((each) => each.id === id),
      `option ${id}`,
    );
    return { self: `${url}/rest/api/3/customFieldOption/${id}`, value: option.value, id };
  };
  if (type === 'select') return view(value as string);
  const ids = value as string[];
  if (type === 'multiselect') return ids.map(view);
  const [first = '', second] = ids;
  return { ...view(first), ...(second === undefined ? {} : { child: view(second) }) };
}

/** How the changelog words it. */
export function optionWords(field: CustomField, value: unknown): { id: string | null; text: string | null } {
  if (value === null) return { id: null, text: null };
  const ids = [value as string | string[]].flat();
  const texts = ids.map((id) => field.options.find((each) => each.id === id)?.value ?? id);
  return { id: ids.join(', '), text: texts.join(', ') };
}
