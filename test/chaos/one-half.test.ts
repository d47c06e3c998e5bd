import { describeChaos } from './run';

describeChaos(0);
