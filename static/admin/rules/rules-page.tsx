import React from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ListedRule } from '../../../src/contract/admin/rules';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { RuleEditor } from './rule-editor';
import { RuleList } from './rule-list';
import { ruleName } from './rule-words';
import { useArrivalAt } from './use-arrival-at';

/** In the place of a rule's id: one that is not there yet. */
const NEW = 'new';

interface RulesPageProps {
  api: AdminApi;
  /** The rule that is edited. */
  opened?: string;
  onOpen(ruleId?: string): void;
  /** The rules are others now. */
  onChanged(): Promise<unknown>;
}

/** Every rule in the order in which they are tried, or one of them to edit. */
export function RulesPage({ api, opened, onOpen, onChanged }: RulesPageProps) {
  const words = useWords();
  const rules = useLoaded(() => api.listRules({}));
  const arrival = useArrivalAt();
  const changed = async () => void (await Promise.all([rules.reload(), onChanged()]));
  const close = () => {
    arrival.arrive({ at: 'edit', key: opened === NEW ? undefined : opened });
    onOpen();
  };
  const editor = (listed: ListedRule[], ruleId: string) => {
    const rule = listed.find(({ id }) => id === ruleId);
    if (!rule && ruleId !== NEW) return <GoneRule onBack={close} />;
    const name = rule && ruleName(words, rule, listed.indexOf(rule));
    return (
      <RuleEditor
        key={ruleId}
        api={api}
        rule={rule}
        name={name}
        onSaved={async () => (await changed(), close())}
        onCancel={close}
      />
    );
  };
  return (
    <LoadedView of={rules} label={words.say('rules.loading')}>
      {(listed) =>
        opened ? (
          editor(listed, opened)
        ) : (
          <RuleList
            api={api}
            rules={listed}
            arrival={arrival}
            onEdit={onOpen}
            onAdd={() => onOpen(NEW)}
            onChanged={changed}
          />
        )
      }
    </LoadedView>
  );
}

function GoneRule({ onBack }: { onBack: () => void }) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Text>{words.say('rules.gone')}</Text>
      <Inline>
        <Button onClick={onBack}>{words.say('rules.back')}</Button>
      </Inline>
    </Stack>
  );
}
