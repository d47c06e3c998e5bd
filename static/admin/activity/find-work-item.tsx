import React, { useState } from 'react';
import { Box, Button, Form, Inline, Textfield, xcss } from '@forge/react';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';
import { KEY } from './activity-view';

const CELL = xcss({ width: '216px' });

/** Asks for a work item's key. */
export function FindWorkItem({ found, onFind }: { found?: string; onFind(key: string | undefined): void }) {
  const words = useWords();
  const [key, setKey] = useState(found ?? '');
  const [isWrong, setWrong] = useState(false);
  function find() {
    const wanted = key.trim().toUpperCase();
    setWrong(wanted !== '' && !KEY.test(wanted));
    if (wanted === '' || KEY.test(wanted)) onFind(wanted || undefined);
  }
  return (
    <Form onSubmit={find}>
      <Inline space="space.100" rowSpace="space.100" alignBlock="end" shouldWrap>
        <Box xcss={CELL}>
          <Field
            id="activity-key"
            label={words.say('activity.find')}
            error={isWrong ? words.say('loop.keyWrong') : undefined}
          >
            <Textfield
              id="activity-key"
              value={key}
              isInvalid={isWrong}
              placeholder={words.say('activity.findExample')}
              onChange={({ target }) => setKey(String(target.value ?? ''))}
            />
          </Field>
        </Box>
        <Button type="submit">{words.say('activity.findNow')}</Button>
        {found !== undefined && (
          <Button appearance="subtle" onClick={() => onFind(undefined)}>
            {words.say('activity.showAll')}
          </Button>
        )}
      </Inline>
    </Form>
  );
}
