import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import { PLAIN_SITE, type SiteVariant } from '../../../weather/site-variant';
import { WEATHER_NAMES, type WeatherChoice, type WeatherName } from '../../../weather/weather';
import { control } from '../parts/api';
import { Card, Choice, Failure } from '../parts/parts';
import { useAction } from '../parts/use-data';
import { differences, labelOf, meant, shown, TRAITS } from './status';

type Scenario = 'guide' | 'fresh' | 'large';

const SCENARIOS: { value: Scenario; label: string }[] = [
  { value: 'guide', label: 'As in the guide: connected and mapped' },
  { value: 'fresh', label: 'Fresh: just installed, nothing set up' },
  { value: 'large', label: 'Large: 20 projects, 5,000 work items' },
];

const WEATHERS: Record<WeatherName, string> = {
  still: 'Still: nothing takes time or fails',
  usual: 'Usual: a working day',
  rough: 'Rough: the platform has a bad time',
};

/** Starts everything over, on the site and in the weather that are chosen. `inForce` is what applies now. */
export function Reset(props: { inForce?: WeatherChoice; onDone: () => Promise<void> }): JSX.Element {
  const [scenario, setScenario] = useState<Scenario>('guide');
  const [chosen, setChosen] = useState<WeatherName>();
  const [site, setSite] = useState<SiteVariant>(PLAIN_SITE);
  const [done, setDone] = useState(false);
  const { busy, error, act } = useAction();
  const weather = chosen ?? props.inForce?.name ?? 'usual';
  const reset = () => {
    setDone(false);
    act(async () => {
      // Changed times stay as long as nobody picks another weather.
      await control.post('/reset', { scenario, site, ...(chosen && { weather: chosen }) });
      setDone(true);
      await props.onDone();
    });
  };
  return (
    <Card title="Start over">
      <div className="row end">
        <Choice label="Scenario" testId="scenario" value={scenario} options={SCENARIOS} onChoose={setScenario} />
        <Choice
          label="Weather"
          testId="weather"
          value={weather}
          options={WEATHER_NAMES.map((value) => ({ value, label: WEATHERS[value] }))}
          onChoose={setChosen}
        />
        <Button appearance="warning" isDisabled={busy} onClick={reset} testId="reset">
          Reset
        </Button>
        <span role="status" data-testid="reset-done">
          {busy ? 'Resetting…' : done ? 'Everything is as at the start.' : ''}
        </span>
      </div>
      <details data-testid="site">
        <summary>{`Site: ${differences(site)}`}</summary>
        <div className="row end">
          {TRAITS.map(({ name, values }) => (
            <Choice
              key={name}
              label={labelOf(name)}
              testId={`site-${name}`}
              value={String(site[name])}
              options={values.map((value) => ({ value, label: shown(value) }))}
              onChoose={(value) => setSite({ ...site, [name]: meant(value) })}
            />
          ))}
        </div>
      </details>
      <Failure text={error} />
    </Card>
  );
}
