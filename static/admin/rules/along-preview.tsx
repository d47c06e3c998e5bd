import React, { useState } from 'react';
import { Button, CodeBlock, HelperMessage, Inline, Stack, Text, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Along, AlongPreview } from '../../../src/contract/admin/rule-along';
import type { RuleParts } from '../../../src/contract/admin/rules';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { isWorkItemKey } from '../../shared/work-item-key';

export type PreviewedScope = Pick<RuleParts, 'projectIds' | 'finishedStatuses'>;

interface AlongPreviewSectionProps {
  api: AdminApi;
  /** Undefined while a name is wrong. */
  along: Along | undefined;
  scope: PreviewedScope;
}

/** What nps.today gets for a work item by what is chosen now: the one of this key, or the last one that was finished. */
export function AlongPreviewSection({ api, along, scope }: AlongPreviewSectionProps) {
  const words = useWords();
  const [key, setKey] = useState('');
  const [isShown, setShown] = useState(false);
  const typed = key.trim().toUpperCase();
  const isReady = along !== undefined && scope.projectIds.length > 0 && (typed === '' || isWorkItemKey(typed));
  return (
    <Stack space="space.100">
      <Field id="along-example" label={words.say('along.example')} help={words.say('along.exampleHelp')}>
        <Textfield id="along-example" value={key} onChange={({ target }) => setKey(String(target.value ?? ''))} />
      </Field>
      <Inline>
        <Button onClick={() => setShown(!isShown)}>{words.say(isShown ? 'along.hide' : 'along.show')}</Button>
      </Inline>
      {isShown && isReady && <Preview api={api} along={along} scope={scope} workItemKey={typed || undefined} />}
    </Stack>
  );
}

interface PreviewProps extends AlongPreviewSectionProps {
  along: Along;
  workItemKey?: string;
}

function Preview({ api, along, scope, workItemKey }: PreviewProps) {
  const words = useWords();
  const asked = { ...scope, ...along, ...(workItemKey === undefined ? {} : { workItemKey }) };
  const preview = useLoaded(() => api.previewAlong(asked), JSON.stringify(asked));
  return (
    <LoadedView of={preview} label={words.say('along.loading')} messages={{ 'not-found': 'along.notFound' }}>
      {(value) => <Payload preview={value} />}
    </LoadedView>
  );
}

function Payload({ preview }: { preview: AlongPreview }) {
  const words = useWords();
  const { workItemKey, payload, empty, nobodyCredited } = preview;
  return (
    <Stack space="space.050">
      <Text>{words.say('along.payloadOf', { key: workItemKey })}</Text>
      <CodeBlock text={payload} language="json" />
      <HelperMessage>{words.say('along.hidden')}</HelperMessage>
      {empty.length > 0 && <Text>{words.say('along.empty', { fields: words.list(empty) })}</Text>}
      {nobodyCredited && <Text>{words.say('along.nobody')}</Text>}
    </Stack>
  );
}
