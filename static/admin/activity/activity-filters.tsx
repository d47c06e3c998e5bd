import React, { type ReactElement, useState } from 'react';
import { Box, Button, DatePicker, Inline, Select, Stack, xcss } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { HEADINGS, PARK_REASONS, PERIODS } from '../../../src/contract/admin/activity-filter';
import type { RuleView } from '../../../src/contract/admin/rules';
import { Field } from '../../shared/components/field';
import { useLoaded } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { ruleName } from '../rules/rule-words';
import { chosenOption, type Option } from '../set-up/options';
import { type ActivityView, isFiltered, type Reason, reasonsUnder, tidied } from './activity-view';

interface ActivityFiltersProps {
  api: AdminApi;
  view: ActivityView;
  onView(view: ActivityView): void;
}

const CELL = xcss({ width: '216px' });
/** Stands for no choice. */
const ANY = '';
/** The entry for days of the reader's own. */
const DAYS = 'days';

/** Which surveys are listed, and in which order. What is chosen goes together. */
export function ActivityFilters({ api, view, onView }: ActivityFiltersProps) {
  const words = useWords();
  const [isByDays, setByDays] = useState(view.from !== undefined || view.to !== undefined);
  const projects = useLoaded(() => api.listProjects({}));
  const rules = useLoaded(() => api.listRules({}));
  const change = (part: Partial<ActivityView>) => onView(tidied({ ...view, ...part }));
  const any = (label: string): Option => ({ value: ANY, label });
  const { under, projectId, ruleId, reason, lastDays, from, to, order = 'newest' } = view;
  const ofProjects = projects.loaded.kind === 'ready' ? projects.loaded.value : [];
  const ofRules = rules.loaded.kind === 'ready' ? rules.loaded.value : [];
  return (
    <Stack space="space.100">
      <Inline space="space.150" rowSpace="space.100" shouldWrap>
        <Choice
          id="activity-heading"
          label={words.say('activity.filter')}
          options={[any(words.say('activity.filters.all'))].concat(
            HEADINGS.map((value) => ({ value, label: words.say(`activity.filters.${value}`) })),
          )}
          value={under}
          onChange={(value) => change({ under: HEADINGS.find((each) => each === value) })}
        />
        <Choice
          id="activity-project"
          label={words.say('activity.project')}
          options={[any(words.say('activity.anyProject')), ...projectOptions(ofProjects, projectId)]}
          value={projectId}
          onChange={(value) => change({ projectId: value })}
          isSearchable
        />
        <Choice
          id="activity-rule"
          label={words.say('activity.rule')}
          options={[any(words.say('activity.anyRule')), ...ruleOptions(words, ofRules, ruleId)]}
          value={ruleId}
          onChange={(value) => change({ ruleId: value })}
          isSearchable
        />
        <Choice
          id="activity-reason"
          label={words.say('activity.reason')}
          options={[any(words.say('activity.anyReason')), ...reasonOptions(words, view)]}
          value={reason}
          onChange={(value) => change({ reason: reasonsUnder(under).find((each) => each === value) })}
          isSearchable
        />
        <Choice
          id="activity-changed"
          label={words.say('activity.changedIn')}
          options={[any(words.say('activity.anyTime'))].concat(
            PERIODS.map((days) => ({ value: String(days), label: words.count('activity.lastDays', days) })),
            { value: DAYS, label: words.say('activity.betweenDays') },
          )}
          value={isByDays ? DAYS : lastDays?.toString()}
          onChange={(value) => {
            setByDays(value === DAYS);
            change({ lastDays: PERIODS.find((days) => String(days) === value), from: undefined, to: undefined });
          }}
        />
        <Choice
          id="activity-order"
          label={words.say('activity.order')}
          options={(['newest', 'oldest'] as const).map((value) => ({
            value,
            label: words.say(`activity.orders.${value}`),
          }))}
          value={order}
          onChange={(value) => change({ order: value === 'oldest' ? value : undefined })}
        />
      </Inline>
      {isByDays && <Days from={from} to={to} onChange={change} />}
      {isFiltered(view) && (
        <Inline>
          <Button appearance="subtle" onClick={() => (setByDays(false), onView({ order: view.order }))}>
            {words.say('activity.clearFilters')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  options: Option[];
  value?: string;
  isSearchable?: boolean;
  onChange(value: string | undefined): void;
}

function Choice({ id, label, options, value = ANY, isSearchable = false, onChange }: ChoiceProps): ReactElement {
  return (
    <Box xcss={CELL}>
      <Field id={id} label={label}>
        <Select
          inputId={id}
          isSearchable={isSearchable}
          options={options}
          value={options.find((each) => each.value === value)}
          onChange={(picked: unknown) => onChange(chosenOption(picked)?.value || undefined)}
        />
      </Field>
    </Box>
  );
}

function Days({
  from,
  to,
  onChange,
}: Pick<ActivityView, 'from' | 'to'> & { onChange(part: Partial<ActivityView>): void }) {
  const words = useWords();
  const field = (name: 'from' | 'to', value: string | undefined) => (
    <Box xcss={CELL}>
      <Field id={`activity-${name}`} label={words.say(`activity.${name}`)}>
        <DatePicker
          id={`activity-${name}`}
          value={value ?? ''}
          onChange={(day: string) => onChange({ [name]: day || undefined })}
        />
      </Field>
    </Box>
  );
  return (
    <Inline space="space.150" rowSpace="space.100" shouldWrap>
      {field('from', from)}
      {field('to', to)}
    </Inline>
  );
}

/** A project that Jira does not list, or not yet, is named by its id. */
function projectOptions(projects: { id: string; key: string; name: string }[], chosen: string | undefined): Option[] {
  const known = projects.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }));
  const isKnown = chosen === undefined || projects.some(({ id }) => id === chosen);
  return isKnown ? known : [...known, { value: chosen, label: chosen }];
}

/** A rule that is deleted by now is named by its id. */
function ruleOptions(words: Words, rules: RuleView[], chosen: string | undefined): Option[] {
  const known = rules.map((rule, index) => ({ value: rule.id, label: ruleName(words, rule, index) }));
  const isKnown = chosen === undefined || rules.some(({ id }) => id === chosen);
  return isKnown ? known : [...known, { value: chosen, label: chosen }];
}

function reasonOptions(words: Words, { under }: ActivityView): Option[] {
  return reasonsUnder(under).map((value) => ({ value, label: firstSentence(reasonWords(words, under, value)) }));
}

function reasonWords(words: Words, under: ActivityView['under'], reason: Reason): string {
  const isOfResponse = under === 'attention' && PARK_REASONS.some((each) => each === reason);
  return isOfResponse ? words.sayCode('park', reason, 'park.other') : words.sayCode('reason', reason, 'reason.other');
}

/** What is the matter; what to do about it follows. */
function firstSentence(text: string): string {
  return text.split(/(?<=\.) /)[0] ?? text;
}
