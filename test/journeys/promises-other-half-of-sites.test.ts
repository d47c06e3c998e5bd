import { describePromises } from './promises';
import { SITES } from './promises-sites';

describePromises(SITES.filter((_, index) => index % 2 === 1));
