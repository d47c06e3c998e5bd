import React, { useState } from 'react';
import {
  Box,
  Checkbox,
  Inline,
  List,
  ListItem,
  LoadingButton,
  Lozenge,
  SectionMessage,
  Stack,
  Strong,
  Text,
  xcss,
} from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ComparedRule, Comparison, FileProblem, Unmatched } from '../../../src/contract/admin/rule-file';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { useChangeNames } from '../audit/use-change-names';
import { ChangedParts } from '../rules/changed-parts';
import { type PartNames, rulePartWords, ruleValueWords } from '../rules/part-words';

type Compared = Extract<Comparison, { kind: 'compared' }>;

interface ComparisonViewProps {
  api: AdminApi;
  comparison: Comparison;
  isSaving: boolean;
  onImport(leaveOut: boolean, seen: Compared['seen']): void;
}

const FRAME = xcss({ borderColor: 'color.border', borderStyle: 'solid', borderWidth: 'border.width' });
const APPEARANCE = {
  added: 'success',
  changed: 'inprogress',
  unchanged: 'default',
  removed: 'removed',
  'left-out': 'moved',
} as const;

/** What importing would do, rule by rule, or why it cannot be done. */
export function ComparisonView({ api, comparison, isSaving, onImport }: ComparisonViewProps) {
  const words = useWords();
  if (comparison.kind === 'wrong') return <Wrong problems={comparison.problems} />;
  if (comparison.kind === 'too-many-rules')
    return (
      <SectionMessage appearance="error">
        <Text>{words.say('ruleFile.tooMany')}</Text>
      </SectionMessage>
    );
  return <ComparedView api={api} comparison={comparison} isSaving={isSaving} onImport={onImport} />;
}

function Wrong({ problems }: { problems: FileProblem[] }) {
  const words = useWords();
  return (
    <SectionMessage appearance="error" title={words.say('ruleFile.wrongTitle')}>
      <List type="unordered">
        {problems.map((problem) => (
          <ListItem key={JSON.stringify(problem)}>{problemWords(words, problem)}</ListItem>
        ))}
      </List>
    </SectionMessage>
  );
}

function problemWords(words: Words, { kind, rule = 0, part = '' }: FileProblem): string {
  const name = { campaignId: 'campaign', projectIds: 'projects' }[part] ?? part;
  return words.say(`ruleFile.problem.${kind}`, { rule: words.number(rule), part: rulePartWords(words, name) });
}

function ComparedView({ api, comparison, isSaving, onImport }: ComparisonViewProps & { comparison: Compared }) {
  const words = useWords();
  const [leaveOut, setLeaveOut] = useState(false);
  const { rules, unmatched, seen } = comparison;
  const names = useChangeNames(api, rules);
  const changes = rules.some(({ what }) => what !== 'unchanged' && what !== 'left-out');
  const isRefused = rules.some(({ problem }) => problem) || (unmatched.length > 0 && !leaveOut);
  return (
    <Stack space="space.150">
      {unmatched.length > 0 && <NotHere unmatched={unmatched} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />}
      {rules.map((rule, index) => (
        <RuleChange key={index} rule={rule} names={names} />
      ))}
      {!changes && <Text>{words.say('ruleFile.nothing')}</Text>}
      {changes && (
        <Inline>
          <LoadingButton
            appearance="primary"
            isLoading={isSaving}
            isDisabled={isRefused}
            onClick={() => onImport(leaveOut, seen)}
          >
            {words.say('ruleFile.apply')}
          </LoadingButton>
        </Inline>
      )}
    </Stack>
  );
}

interface NotHereProps {
  unmatched: Unmatched[];
  leaveOut: boolean;
  onLeaveOut(leaveOut: boolean): void;
}

function NotHere({ unmatched, leaveOut, onLeaveOut }: NotHereProps) {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words.say('ruleFile.unmatchedTitle')}>
      <Stack space="space.100">
        <List type="unordered">
          {unmatched.map(({ sort, id, name = id }) => (
            <ListItem key={`${sort} ${id}`}>{words.say(`ruleFile.unmatched.${sort}`, { name })}</ListItem>
          ))}
        </List>
        <Text>{words.say('ruleFile.unmatchedHelp')}</Text>
        <Checkbox
          label={words.say('ruleFile.leaveOut')}
          isChecked={leaveOut}
          onChange={({ target }) => onLeaveOut(target.checked === true)}
        />
      </Stack>
    </SectionMessage>
  );
}

function RuleChange({ rule: { what, name, parts, problem }, names }: { rule: ComparedRule; names: PartNames }) {
  const words = useWords();
  return (
    <Box xcss={FRAME} padding="space.150">
      <Stack space="space.100">
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          <Text>
            <Strong>{name ?? words.say('ruleFile.unnamed')}</Strong>
          </Text>
          <Lozenge appearance={APPEARANCE[what]}>{words.say(`ruleFile.what.${what}`)}</Lozenge>
        </Inline>
        {what === 'left-out' && <Text>{words.say('ruleFile.leftOut')}</Text>}
        {problem && (
          <SectionMessage appearance="error">
            <Text>{words.say(`ruleFile.refused.${problem}`)}</Text>
          </SectionMessage>
        )}
        {(what === 'added' || what === 'changed') && (
          <ChangedParts
            what={what}
            parts={parts}
            partWords={rulePartWords}
            valueWords={(said, part, value) => ruleValueWords(said, part, value, names)}
          />
        )}
      </Stack>
    </Box>
  );
}
