import { parseArgs } from 'node:util';
import { PortTaken, startSimulator } from './index';
import { DEFAULT_WEATHER, readWeather } from './weather/weather';

const DEFAULT_PORT = 3000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      weather: { type: 'string', default: DEFAULT_WEATHER },
      seed: { type: 'string' },
    },
  });
  const [port, weather, seed] = [readPort(values.port), readWeather(values.weather), readSeed(values.seed)];
  const simulator = await startSimulator({ port, clock: 'running', scenario: 'guide', weather, seed, quiet: false });
  console.log(`nps.today for Jira runs at ${simulator.url}`);
  console.log(`The weather is ${weather.name}.`);
  console.log('Open it in a browser. What there is to call: simulator/README.md. Ctrl+C stops it.');
  const stop = () => void simulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readPort(text: string): number {
  const port = Number(text);
  // Two more ports follow the first one.
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
  throw new Error(`--port takes a number from 1 to 65533, not "${text}".`);
}

function readSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Error(`--seed takes a whole number, not "${text}".`);
}

main().catch((error: unknown) => {
  if (error instanceof PortTaken) {
    console.error(`${error.message} Choose another one with: npm start -- --port <number> (three in a row are used).`);
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exit(1);
});
