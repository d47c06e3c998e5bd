import React, { useState } from 'react';
import { Checkbox, ErrorMessage, Heading, Select, Stack } from '@forge/react';
import type { ProjectOption } from '../../../src/contract/admin/rules';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';
import { chosenOptions, type Option } from '../set-up/options';

/** So many are listed at a glance; more than that are searched. */
const FEW = 12;

interface ProjectsFieldProps {
  /** Those of the site, as far as it was listed. */
  listed: ProjectOption[];
  /** Ids. */
  chosen: string[];
  /** By id, whatever was listed, chosen or found. */
  labelOf(id: string): string;
  error?: string;
  onChoose(ids: string[]): void;
  search(query: string): Promise<ProjectOption[]>;
}

/** Which projects: boxes to tick where there are few, a list that is searched and stays open where there are many. */
export function ProjectsField(props: ProjectsFieldProps) {
  return props.listed.length > FEW ? <SearchedProjects {...props} /> : <TickedProjects {...props} />;
}

function TickedProjects({ listed, chosen, labelOf, error, onChoose }: ProjectsFieldProps) {
  const words = useWords();
  const ids = withChosen(listed, chosen);
  const tick = (id: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('scope.projectsLabel')}
      </Heading>
      {ids.map((id) => (
        <Checkbox
          key={id}
          label={labelOf(id)}
          isChecked={chosen.includes(id)}
          isInvalid={error !== undefined}
          onChange={({ target }) => tick(id, target.checked === true)}
        />
      ))}
      {error && <ErrorMessage>{error}</ErrorMessage>}
    </Stack>
  );
}

function SearchedProjects({ listed, chosen, labelOf, error, onChoose, search }: ProjectsFieldProps) {
  const words = useWords();
  const [found, setFound] = useState<ProjectOption[]>([]);
  // A site may have more projects than the first list holds: what a person types is searched for in Jira too.
  async function searchProjects(query: string) {
    if (query.trim().length > 1) setFound(await search(query.trim()));
  }
  const optionOf = (id: string): Option => ({ value: id, label: labelOf(id) });
  return (
    <Field
      id="projects"
      label={words.say('scope.projectsLabel')}
      help={words.say('scope.projectsHelp')}
      error={error}
      required
    >
      <Select
        inputId="projects"
        isMulti
        isSearchable
        closeMenuOnSelect={false}
        isInvalid={error !== undefined}
        placeholder={words.say('common.choose')}
        options={withChosen([...listed, ...found], chosen).map(optionOf)}
        value={chosen.map(optionOf)}
        onChange={(picked: unknown) => onChoose(chosenOptions(picked).map(({ value }) => value))}
        onInputChange={(query) => void searchProjects(query)}
      />
    </Field>
  );
}

/** Each once. What is chosen and no longer listed is kept rather than lost. */
function withChosen(listed: ProjectOption[], chosen: string[]): string[] {
  return [...new Set([...listed.map(({ id }) => id), ...chosen])];
}
