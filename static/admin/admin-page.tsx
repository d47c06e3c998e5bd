import React, { useState } from 'react';
import { Box, Button, Heading, Inline, Stack, Tab, TabList, TabPanel, Tabs, Text, xcss } from '@forge/react';
import type { AdminApi } from '../../src/contract/admin';
import type { Setup } from '../../src/contract/admin/set-up';
import { LoadedView } from '../shared/components/loaded-view';
import { LoadingNote } from '../shared/components/notes';
import type { OpenHistory } from '../shared/hooks/page-history';
import { useWords } from '../shared/words-context';
import { useCauseRun } from './causes/use-cause-run';
import { useProjectHealth } from './fields/use-project-health';
import { canSend, type SectionId } from './set-up/setup-sections';
import { ActivityPage } from './activity/activity-page';
import { type ActivityView, attentionOf } from './activity/activity-view';
import { type Place, type TabId, TABS } from './address';
import { AuditPage } from './audit/audit-page';
import { LoopPage } from './loop-test/loop-page';
import { OverviewPage } from './overview/overview-page';
import type { Figures } from './overview/use-overview';
import { RulesPage } from './rules/rules-page';
import { SetupPage } from './set-up/setup-page';
import { SiteCheckPage } from './site-check/site-check-page';
import { useAddress } from './use-address';
import type { FirstPage } from './use-first-page';

/** Lines longer than this are hard to read. */
const PAGE = xcss({ maxWidth: '960px' });
/** A tab panel is only as wide as what it holds. */
const WIDE = xcss({ width: '100%' });

interface AdminPageProps {
  api: AdminApi;
  openHistory: OpenHistory;
  first: FirstPage;
}

/** The whole admin page: the guide alone until surveys can go out, everything in tabs from then on. */
export function AdminPage({ api, openHistory, first: { setup, figures } }: AdminPageProps) {
  const words = useWords();
  const { place, go } = useAddress(openHistory);
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
          {(value) =>
            place ? (
              <AdminTabs api={api} setup={value} figures={figures} reload={setup.reload} place={place} go={go} />
            ) : (
              <LoadingNote label={words.say('setup.loading')} />
            )
          }
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
  place: Place;
  go(change: Partial<Place>): void;
}

function AdminTabs({ api, setup, figures, reload: reloadSetup, place, go }: AdminTabsProps) {
  const words = useWords();
  const health = useProjectHealth(api, setup);
  const reload = async () => {
    // It asks Jira about many projects: nobody waits for that.
    void health.reload();
    await reloadSetup();
  };
  const reloadOverview = () => Promise.all([reload(), figures.reload()]);
  // Kept here, so that it goes on whichever page is looked at.
  const runs = useCauseRun(api, { onDone: reloadOverview, reloadCauses: figures.causes.reload });
  // The guide stays until it is left, also once its last step is done.
  const [begun] = useState<TabId | 'guide'>(canSend(setup) ? 'overview' : 'guide');
  const tab = place.tab ?? begun;
  const openSetup = (section?: SectionId) => go({ tab: 'setup', section });
  const openRule = (rule?: string) => go({ tab: 'rules', rule });
  const openTest = () => go({ tab: 'loop' });
  const openActivity = (activity: ActivityView) => go({ tab: 'activity', activity });
  // Kept here, so that whoever looks at another page meanwhile finds the test again.
  const [testId, setTestId] = useState<string>();
  const choose = (next: TabId) => {
    go({ tab: next, section: undefined, rule: undefined });
    // The app may have paused itself, or somebody else may have changed the set-up.
    if (next === 'overview') void reloadOverview();
  };
  const setupPage = (
    <SetupPage
      key={place.section}
      api={api}
      setup={setup}
      health={health}
      opened={place.section}
      reload={reload}
      onTest={openTest}
      onOpenRules={() => openRule()}
    />
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
        runs={runs}
        health={health}
        reload={reloadOverview}
        onOpenSetup={openSetup}
        onShowAttention={(cause) => openActivity(attentionOf(cause))}
        onOpenRules={() => openRule()}
        onTest={openTest}
      />
    ),
    activity: <ActivityPage api={api} fields={setup.fields} view={place.activity} onView={openActivity} />,
    rules: <RulesPage api={api} opened={place.rule} onOpen={openRule} onChanged={reload} />,
    loop: <LoopPage api={api} setup={setup} surveyId={testId} onStarted={setTestId} onOpenSetup={() => openSetup()} />,
    check: <SiteCheckPage api={api} />,
    audit: <AuditPage api={api} />,
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
