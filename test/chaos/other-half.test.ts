import { describeChaos } from './run';

describeChaos(1);
