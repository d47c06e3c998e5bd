import React, { useState } from 'react';
import { Box, Button, Heading, Inline, Stack, Tab, TabList, TabPanel, Tabs, Text, xcss } from '@forge/react';
import type { AdminApi } from '../../src/contract/admin';
import type { Setup } from '../../src/contract/admin/set-up';
import { LoadedView } from '../shared/components/loaded-view';
import { useLoaded } from '../shared/hooks/use-loaded';
import { useWords } from '../shared/words-context';
import { useProjectHealth } from './fields/use-project-health';
import { canSend, type SectionId } from './set-up/setup-sections';
import { ActivityPage, type ActivityFilter } from './activity/activity-page';
import { LoopPage } from './loop-test/loop-page';
import { OverviewPage } from './overview/overview-page';
import { type Figures, useOverview } from './overview/use-overview';
import { SetupPage } from './set-up/setup-page';
import { SiteCheckPage } from './site-check/site-check-page';

/** Lines longer than this are hard to read. */
const PAGE = xcss({ maxWidth: '960px' });
/** A tab panel is only as wide as what it holds. */
const WIDE = xcss({ width: '100%' });
const TABS = ['overview', 'activity', 'loop', 'check', 'setup'] as const;
type TabId = (typeof TABS)[number];

/** The whole admin page: the guide alone until surveys can go out, everything in tabs from then on. */
export function AdminPage({ api }: { api: AdminApi }) {
  const words = useWords();
  const setup = useLoaded(() => api.getSetup({}));
  // Beside the set-up, not after it: the overview is what most come for.
  const figures = useOverview(api);
  return (
    <Box padding="space.200" xcss={PAGE}>
      <Stack space="space.200">
        <Stack space="space.100">
          <Heading size="large" as="h1">
            {words.say('admin.title')}
          </Heading>
          <Text>{words.say('admin.intro')}</Text>
        </Stack>
        <LoadedView of={setup} label={words.say('setup.loading')} messages={{ 'not-allowed': 'admin.refused' }}>
          {(value) => <AdminTabs api={api} setup={value} figures={figures} reload={setup.reload} />}
        </LoadedView>
      </Stack>
    </Box>
  );
}

interface AdminTabsProps {
  api: AdminApi;
  setup: Setup;
  figures: Figures;
  reload(): Promise<void>;
}

function AdminTabs({ api, setup, figures, reload: reloadSetup }: AdminTabsProps) {
  const words = useWords();
  const health = useProjectHealth(api, setup);
  const reload = async () => {
    // It asks Jira about many projects: nobody waits for that.
    void health.reload();
    await reloadSetup();
  };
  const reloadOverview = () => Promise.all([reload(), figures.reload()]);
  const [tab, setTab] = useState<TabId | 'guide'>(canSend(setup) ? 'overview' : 'guide');
  const [filter, setFilter] = useState<ActivityFilter>('all');
  const [section, setSection] = useState<SectionId>();
  // Kept here, so that whoever looks at another page meanwhile finds the test again.
  const [testId, setTestId] = useState<string>();
  const openSetup = (wanted?: SectionId) => {
    setSection(wanted);
    setTab('setup');
  };
  const showAttention = () => {
    setFilter('attention');
    setTab('activity');
  };
  const choose = (next: TabId) => {
    setTab(next);
    setSection(undefined);
    // The app may have paused itself, or somebody else may have changed the set-up.
    if (next === 'overview') void reloadOverview();
  };
  const setupPage = (
    <SetupPage api={api} setup={setup} health={health} opened={section} reload={reload} onTest={() => setTab('loop')} />
  );
  if (tab === 'guide') {
    return (
      <Stack space="space.200">
        {setupPage}
        <Inline>
          <Button appearance="subtle" onClick={() => choose('overview')}>
            {words.say('admin.goToOverview')}
          </Button>
        </Inline>
      </Stack>
    );
  }
  const pages: Record<TabId, React.ReactElement> = {
    overview: (
      <OverviewPage
        api={api}
        setup={setup}
        figures={figures}
        health={health}
        reload={reloadOverview}
        onOpenSetup={openSetup}
        onShowAttention={showAttention}
        onTest={() => setTab('loop')}
      />
    ),
    activity: <ActivityPage api={api} fields={setup.fields} filter={filter} onFilter={setFilter} />,
    loop: <LoopPage api={api} setup={setup} surveyId={testId} onStarted={setTestId} onOpenSetup={() => openSetup()} />,
    check: <SiteCheckPage api={api} />,
    setup: setupPage,
  };
  return (
    <Tabs id="nps-admin" selected={TABS.indexOf(tab)} onChange={(index) => choose(TABS[index] ?? 'overview')}>
      <TabList>
        {TABS.map((each) => (
          <Tab key={each}>{words.say(`admin.${each}`)}</Tab>
        ))}
      </TabList>
      {TABS.map((each) => (
        <TabPanel key={each}>
          <Box paddingBlock="space.200" xcss={WIDE}>
            {each === tab && pages[each]}
          </Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}
