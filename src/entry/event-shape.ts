/** Names the type of what is never empty, and an empty list as empty; of a missing value only the name is noted. */
type Json = Record<string, unknown>;

const STATUS = ['id', 'name', 'statusCategory'];

/**
 * Names and types of what a status event carried, in one line, never a value: what nobody can know before a site has
 * sent one.
 */
export function shapeOf(event: unknown): string {
  const { issue, changelog, associatedStatuses, timestamp } = objectOf(event);
  const { items, id } = objectOf(changelog);
  const change = listOf(items).find((item) => objectOf(item).field === 'status');
  const fields = objectOf(objectOf(issue).fields);
  return [
    `associatedStatuses: ${typeOf(associatedStatuses)}${namesOf(listOf(associatedStatuses), STATUS)}`,
    `changelog.id: ${typeOf(id)}`,
    `changelog.items: ${typeOf(items)}${namesOf(change === undefined ? [] : [change], ['from', 'to'])}`,
    `issue.id: ${typeOf(objectOf(issue).id)}`,
    `issue.fields.status: ${typeOf(fields.status)}${namesOf([fields.status], STATUS)}`,
    `issue.fields.statuscategorychangedate: ${typeOf(fields.statuscategorychangedate)}`,
    `timestamp: ${typeOf(timestamp)}`,
  ].join(' · ');
}

/** ` with id: string, name: string`, of the names that any of the objects has. */
function namesOf(objects: unknown[], names: string[]): string {
  const found = names.flatMap((name) => {
    const types = new Set(objects.map((each) => typeOf(objectOf(each)[name])));
    types.delete('absent');
    if (types.size === 0) return [];
    const inside = objects.some((each) => 'key' in objectOf(objectOf(each)[name])) ? ' with key' : '';
    return [`${name}: ${[...types].sort().join(' or ')}${inside}`];
  });
  return found.length > 0 ? ` with ${found.join(', ')}` : '';
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
