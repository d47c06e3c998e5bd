import React, { useState } from 'react';
import { Box, HelperMessage, Inline, Label, Select, Stack } from '@forge/react';
import type { ReportDays, ReportPageApi, ReportPlaces } from '../../../src/contract/report';
import { REPORT_DAYS } from '../../../src/contract/report';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote } from '../../shared/components/notes';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { ReportView } from '../components/report-view';

const USUAL_DAYS = 30;
/** Stands for the whole site where a project is chosen. */
const SITE = '';

/** The report of a period: of the project whose page it is, or of what the reader chooses among what they may see. */
export function ReportPage({ api }: { api: ReportPageApi }) {
  const words = useWords();
  const places = useLoaded(() => api.getPlaces({}));
  return (
    <Box padding="space.100">
      <LoadedView of={places} label={words.say('reportPage.loading')}>
        {(value) =>
          value.kind === 'site' && !value.wholeSite && value.projects.length === 0 ? (
            <EmptyNote title={words.say('reportPage.noProjects')} text={words.say('reportPage.noProjectsText')} />
          ) : (
            <Chosen api={api} places={value} />
          )
        }
      </LoadedView>
    </Box>
  );
}

function Chosen({ api, places }: { api: ReportPageApi; places: ReportPlaces }) {
  const words = useWords();
  const [days, setDays] = useState<ReportDays>(USUAL_DAYS);
  const [place, setPlace] = useState(() => firstOf(places));
  const report = useLoaded(
    () => api.getReport({ days, ...(place !== SITE && { projectId: place }) }),
    `${place} ${days}`,
  );
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Inline space="space.200" rowSpace="space.100" shouldWrap>
          {places.kind === 'site' && <PlaceChoice places={places} value={place} onChoose={setPlace} />}
          <Choice
            id="report-days"
            label={words.say('reportPage.days')}
            options={REPORT_DAYS.map((each) => ({
              value: String(each),
              label: words.say(`reportPage.last.d${each}`),
            }))}
            value={String(days)}
            onChoose={(value) => setDays(REPORT_DAYS.find((each) => String(each) === value) ?? USUAL_DAYS)}
          />
        </Inline>
        {places.kind === 'site' && (
          <HelperMessage>{words.say(places.wholeSite ? 'reportPage.siteNote' : 'reportPage.chooseNote')}</HelperMessage>
        )}
      </Stack>
      <LoadedView of={report} label={words.say('reportPage.loading')}>
        {(value) => <ReportView report={value} days={days} />}
      </LoadedView>
    </Stack>
  );
}

/** On a project's page the platform says which project it is. */
function firstOf(places: ReportPlaces): string {
  return places.kind === 'project' || places.wholeSite ? SITE : (places.projects[0]?.id ?? SITE);
}

interface PlaceChoiceProps {
  places: Extract<ReportPlaces, { kind: 'site' }>;
  value: string;
  onChoose: (place: string) => void;
}

function PlaceChoice({ places: { wholeSite, projects }, value, onChoose }: PlaceChoiceProps) {
  const words = useWords();
  const options = [
    ...(wholeSite ? [{ value: SITE, label: words.say('reportPage.site') }] : []),
    ...projects.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
  ];
  return (
    <Choice
      id="report-place"
      label={words.say('reportPage.where')}
      options={options}
      value={value}
      onChoose={onChoose}
    />
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  options: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
}

function Choice({ id, label, options, value, onChoose }: ChoiceProps) {
  return (
    <Stack space="space.050">
      <Label labelFor={id}>{label}</Label>
      <Select
        inputId={id}
        options={options}
        value={options.find((each) => each.value === value)}
        onChange={(chosen: { value: string }) => onChoose(chosen.value)}
      />
    </Stack>
  );
}
