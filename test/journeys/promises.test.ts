import { describePromises } from './promises';

describePromises([{ weather: 'usual' }, { weather: 'rough' }], true);
