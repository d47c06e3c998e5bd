import React, { useState } from 'react';
import { Button, Checkbox, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ChosenApi, ChosenItem } from '../../../src/contract/chosen';
import { LoadedView } from '../../shared/components/loaded-view';
import { Whom } from '../../shared/components/send-question';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';

interface QuestionProps {
  api: ChosenApi;
  deed: 'send' | 'exclude';
  items: ChosenItem[];
  /** `again`: also where a survey has gone out before. */
  onYes(again: boolean): void;
  onCancel(): void;
}

/** Asks before anything is done: surveys are e-mails, and many at once. */
export function Question({ api, deed, items, onYes, onCancel }: QuestionProps) {
  const words = useWords();
  const [again, setAgain] = useState(false);
  const [first, ...others] = items;
  return (
    <Stack space="space.150">
      <Text weight="bold">{words.count(`chosen.ask.${deed}`, items.length)}</Text>
      {deed === 'send' && first && others.length === 0 && <Respondent api={api} item={first} />}
      <SectionMessage appearance={deed === 'send' ? 'warning' : 'information'}>
        <Text>{words.say(`chosen.means.${deed}`)}</Text>
      </SectionMessage>
      {deed === 'send' && (
        <Checkbox
          label={words.say('chosen.again')}
          isChecked={again}
          onChange={({ target }) => setAgain(target.checked === true)}
        />
      )}
      <Inline space="space.100">
        <Button onClick={onCancel}>{words.say('common.cancel')}</Button>
        <Button appearance="primary" onClick={() => onYes(again)}>
          {words.say(`chosen.yes.${deed}`)}
        </Button>
      </Inline>
    </Stack>
  );
}

/** Whom the survey of one work item would go to, as it is asked everywhere. */
function Respondent({ api, item }: { api: ChosenApi; item: ChosenItem }) {
  const words = useWords();
  const respondent = useLoaded(() => api.getRespondentOf({ workItemId: item.id }), item.id);
  return (
    <LoadedView of={respondent} label={words.say('send.loading')}>
      {(value) => <Whom respondent={value} />}
    </LoadedView>
  );
}
