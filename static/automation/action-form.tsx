import React, { useEffect, useState } from 'react';
import { Checkbox, Form, HelperMessage, Text } from '@forge/react';
import type { AutomationInputs } from '../../src/contract/automation';
import { WORK_ITEM } from '../../src/contract/automation';
import { useWords } from '../shared/words-context';

interface ActionFormProps {
  /** What the rule holds already. */
  before: Partial<AutomationInputs>;
  submit: (inputs: AutomationInputs) => Promise<void>;
}

/** One choice: the work item is that of the rule, and stands in no control. */
export function ActionForm({ before, submit }: ActionFormProps) {
  const words = useWords();
  const [ignoreGuardRails, setIgnore] = useState(before.ignoreGuardRails === true);
  const hand = (ignore: boolean) => submit({ issueKey: WORK_ITEM, ignoreGuardRails: ignore });
  const isNew = before.issueKey === undefined;
  // Jira lets nobody go on from a form that has given it nothing, and here nothing has to be entered.
  useEffect(() => {
    if (isNew) void submit({ issueKey: WORK_ITEM, ignoreGuardRails: false });
  }, [isNew, submit]);
  return (
    <Form onSubmit={() => hand(ignoreGuardRails)}>
      <Text>{words.say('automation.intro')}</Text>
      <Checkbox
        label={words.say('automation.ignore')}
        isChecked={ignoreGuardRails}
        onChange={({ target }) => {
          const ignore = target.checked === true;
          setIgnore(ignore);
          void hand(ignore);
        }}
      />
      <HelperMessage>{words.say('automation.ignoreHelp')}</HelperMessage>
      <Text>{words.say('automation.result')}</Text>
    </Form>
  );
}
