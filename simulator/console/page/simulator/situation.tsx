import React, { useEffect } from 'react';
import { pageChanges } from '../parts/address';
import { control } from '../parts/api';
import { tellTime } from '../parts/frame';
import { To, when } from '../parts/parts';
import { useData } from '../parts/use-data';
import { differences, weatherInWords, type Status } from './status';

const LOOK_EVERY_MS = 2_000;

/** What applies now, on every page: scenario, weather, site and the simulated time, which the app's screens follow too. */
export function Situation(): JSX.Element {
  const { data, error } = useData('situation', () => control.get<Status>('/status'), LOOK_EVERY_MS);
  const now = data?.now;
  useEffect(() => {
    if (now !== undefined) tellTime(Date.parse(now));
  }, [now]);
  if (error !== undefined) return <p className="situation">The simulator does not answer: {error}</p>;
  if (data === undefined) return <p className="situation">&nbsp;</p>;
  return (
    <p className="situation" data-testid="situation">
      <To to={pageChanges('simulator')}>{`Scenario ${data.scenario}`}</To>
      <span>{`Weather ${weatherInWords(data.weather)}`}</span>
      <span>{`Site with ${differences(data.site)}`}</span>
      <span className="steady">{`It is ${when(data.now)}`}</span>
    </p>
  );
}
