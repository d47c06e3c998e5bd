import type { FieldChoice, NeededPart, ProjectFieldCheck } from '../../../src/contract/admin/fields';
import { NEEDED_PARTS } from '../../../src/contract/admin/fields';
import type { Words } from '../../shared/words';

/** What was found in a project, each finding with its cure: "On 3 of 4 screens; add to Bug edit screen." */
export function findingsOf(words: Words, check: ProjectFieldCheck, fields: FieldChoice): string[] {
  const { kind } = check;
  switch (kind) {
    case 'ready':
      return [words.say('fields.onAll'), ...whatWasAsked(words, check)];
    case 'refused':
      return [words.say(check.refusal === 'no-permission' ? 'fields.help.noPermission' : 'fields.help.refused')];
    case 'unknown':
    case 'hidden':
    case 'read-only':
    case 'gone':
      return [words.say(`fields.help.${kind}`, { id: check.projectId })];
    case 'locked':
      return [words.say('fields.help.locked')];
    case 'team-managed':
      return [...onWorkTypes(words, check, fields), ...whenLocked(words, check)];
    case 'missing':
      return [...inTheWay(words, check, fields), ...whenLocked(words, check)];
  }
}

/** Of a project that was fixed in vain: what Jira says to it, and who can do it where. */
export function refusalOf(words: Words, { refusal, screens, notApplied, notInScheme }: ProjectFieldCheck): string[] {
  const places = [
    ...(lackingOf(screens).length > 0 ? ['screens' as const] : []),
    ...(notApplied.length > 0 ? ['contexts' as const] : []),
    ...(notInScheme.length > 0 ? ['schemes' as const] : []),
  ].map((place) => words.say(`fields.place.${place}`));
  return [
    words.say(`fields.refusal.${refusal ?? 'unsaid'}`),
    words.say('fields.byHand', { places: words.list(places) }),
  ];
}

/** The project by name and key; by its id where it is gone. */
export function projectTitle({ projectId, projectKey, projectName }: ProjectFieldCheck): string {
  return projectKey === '' ? projectId : `${projectName} (${projectKey})`;
}

function whatWasAsked(words: Words, { askedAbout }: ProjectFieldCheck): string[] {
  return askedAbout === 'finished' ? [] : [words.say(`fields.asked.${askedAbout}`)];
}

function whenLocked(words: Words, { locked }: ProjectFieldCheck): string[] {
  return locked ? [words.say('fields.help.locked')] : [];
}

function inTheWay(
  words: Words,
  { notApplied, notInScheme, screens }: ProjectFieldCheck,
  fields: FieldChoice,
): string[] {
  const named = (key: 'fields.notApplied' | 'fields.notInScheme', parts: NeededPart[]) =>
    parts.length > 0 ? [words.say(key, { fields: namesOf(words, fields, parts) })] : [];
  return [
    ...named('fields.notApplied', notApplied),
    ...named('fields.notInScheme', notInScheme),
    ...onScreens(words, screens, fields),
  ];
}

function onWorkTypes(words: Words, { ownFields, screens }: ProjectFieldCheck, fields: FieldChoice): string[] {
  const lacking = lackingOf(screens);
  const names = { rating: fields.rating?.name ?? '', comment: fields.comment?.name ?? '' };
  return [
    words.say('fields.teamManaged', names),
    ...(lacking.length > 0 ? [words.say('fields.typesWithout', { types: quoted(words, lacking) })] : []),
    ...(ownFields.length > 0 ? [words.say('fields.ownField', { fields: namesOf(words, fields, ownFields) })] : []),
  ];
}

function onScreens(words: Words, screens: ProjectFieldCheck['screens'], fields: FieldChoice): string[] {
  const lacking = lackingOf(screens);
  if (lacking.length === 0) return [];
  const parts = NEEDED_PARTS.filter((part) => screens.some((screen) => screen.missing.includes(part)));
  const ready = words.number(screens.length - lacking.length);
  const values = { ready, fields: namesOf(words, fields, parts), missing: quoted(words, lacking) };
  return [words.count('fields.onScreens', screens.length, values)];
}

/** The names of those that lack a field. */
function lackingOf(screens: ProjectFieldCheck['screens']): string[] {
  return screens.filter(({ missing }) => missing.length > 0).map(({ screenName }) => screenName);
}

function namesOf(words: Words, fields: FieldChoice, parts: NeededPart[]): string {
  return quoted(
    words,
    parts.map((part) => fields[part]?.name ?? ''),
  );
}

function quoted(words: Words, names: string[]): string {
  return words.list(names.map((name) => `“${name}”`));
}
