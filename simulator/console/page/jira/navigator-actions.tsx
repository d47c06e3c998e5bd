import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { Chosen, ShownModule } from '../../screens';
import { useAddress } from '../parts/address';
import { backend } from '../parts/api';
import { AppDialog } from '../parts/app-dialog';
import { Choice, Shown } from '../parts/parts';
import { useData } from '../parts/use-data';

const FORMS = {
  list: 'keys as a list',
  text: 'keys as one text',
  search: 'the search alone',
  nothing: 'nothing',
};
type Form = keyof typeof FORMS;

/** The apps' actions in the navigator. What it gives them is not documented: the form can be chosen. */
export function NavigatorActions({ jql, selected }: { jql: string; selected: string[] }): JSX.Element {
  const { locale = 'en-US' } = useAddress();
  const [form, setForm] = useState<Form>('list');
  const [opened, setOpened] = useState<ShownModule>();
  const query = new URLSearchParams({ locale, chosen: '{}' });
  const modules = useData(`navigator ${locale}`, () => backend.get<ShownModule[]>(`/modules?${query}`));
  return (
    <Shown from={modules}>
      {(list) => (
        <div className="row">
          {list
            .filter(({ visible }) => visible)
            .map((module) => (
              <Button key={module.key} onClick={() => setOpened(module)} testId={`navigator-${module.key}`}>
                {module.title}
              </Button>
            ))}
          <Choice
            label="Jira gives the app"
            testId="chosen-form"
            value={form}
            options={Object.entries(FORMS).map(([value, label]) => ({ value, label }))}
            onChoose={(value) => setForm(value as Form)}
          />
          <AppDialog
            module={opened}
            chosen={JSON.stringify(chosenAs(form, jql, selected))}
            onClose={() => setOpened(undefined)}
          />
        </div>
      )}
    </Shown>
  );
}

function chosenAs(form: Form, jql: string, selected: string[]): Chosen {
  switch (form) {
    case 'list':
      return { jql, issueKeys: selected };
    case 'text':
      return { jql, issueKeys: selected.join(',') };
    case 'search':
      return { jql };
    case 'nothing':
      return {};
  }
}
