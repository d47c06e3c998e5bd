/** What the simulated site looks like after a reset. The README of the simulator describes each. */
export const SCENARIOS = ['guide', 'fresh', 'large'] as const;

export type Scenario = (typeof SCENARIOS)[number];
