import React from 'react';
import { Checkbox, Stack } from '@forge/react';
import { useWords } from '../../shared/words-context';
import { ProjectsField } from './projects-field';
import { StatusesField } from './statuses-field';
import type { ScopeChoice } from './use-scope-choice';

/** Which projects, and which statuses finish a work item. */
export function ScopeFields({ choice }: { choice: ScopeChoice }) {
  const { allProjects, noProject, tried, finished } = choice;
  const words = useWords();
  return (
    <Stack space="space.200">
      <Checkbox
        label={words.say('scope.allLabel')}
        isChecked={allProjects}
        onChange={({ target }) => choice.onAllProjects(target.checked === true)}
      />
      {!allProjects && (
        <ProjectsField
          listed={choice.listed}
          chosen={choice.chosen}
          labelOf={choice.labelOf}
          error={tried && noProject ? words.say('scope.projectsMissing') : undefined}
          onChoose={choice.onChoose}
          search={choice.search}
        />
      )}
      <StatusesField choice={finished} error={tried && !noProject ? finished.error : undefined} />
    </Stack>
  );
}
