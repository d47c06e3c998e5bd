// The bridge package refuses to load outside Jira, where the platform provides this function. Pages get their api as a
// prop, so no test may ever need it.
(globalThis as { __bridge?: unknown }).__bridge = {
  callBridge: (command: string) => {
    throw new Error(`A test called the bridge: ${command}`);
  },
};
// React's own switch for tests.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
