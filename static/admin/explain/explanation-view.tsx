import React from 'react';
import { Heading, Inline, List, ListItem, Lozenge, SectionMessage, Stack, Text, User } from '@forge/react';
import type { CheckView, Explanation } from '../../../src/contract/admin/explain';
import { lozengeOf, type LozengeAppearance, reasonSentence, surveySentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

const VERDICTS: Record<CheckView['verdict'], LozengeAppearance> = {
  pass: 'success',
  skip: 'removed',
  wait: 'moved',
  later: 'moved',
  'not-reached': 'default',
};
const OUTCOMES: Record<Explanation['outcome'], 'success' | 'warning' | 'information'> = {
  send: 'success',
  skip: 'warning',
  later: 'warning',
  decided: 'information',
};

/** The work item, the survey that it has, every check in order, and what follows from them. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const words = useWords();
  return (
    <Stack space="space.200">
      <WorkItem explanation={explanation} />
      <Text>{words.say(`explain.basis.${explanation.subject}`)}</Text>
      <List type="ordered">
        {explanation.checks.map((check) => (
          <ListItem key={check.name}>
            <Check check={check} />
          </ListItem>
        ))}
      </List>
      <Outcome explanation={explanation} words={words} />
    </Stack>
  );
}

function WorkItem({ explanation }: { explanation: Explanation }) {
  const words = useWords();
  const { workItemKey, shown, reporter, survey } = explanation;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
        <Heading size="xsmall" as="h3">
          {shown ? `${workItemKey}: ${shown.summary}` : workItemKey}
        </Heading>
        {shown && <Lozenge>{shown.status}</Lozenge>}
      </Inline>
      {!shown && <Text>{words.say('explain.notShown')}</Text>}
      {reporter && (
        <Inline space="space.100" alignBlock="center">
          <Text>{words.say('explain.reporter')}</Text>
          <User accountId={reporter} />
        </Inline>
      )}
      {survey ? <LatestSurvey survey={survey} /> : <Text>{words.say('explain.noSurvey')}</Text>}
    </Stack>
  );
}

function LatestSurvey({ survey }: { survey: NonNullable<Explanation['survey']> }) {
  const words = useWords();
  const { text, appearance } = lozengeOf(words, survey);
  const reason = surveySentence(words, survey);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.say('explain.survey')}</Text>
        <Lozenge appearance={appearance}>{text}</Lozenge>
        <Text>{words.moment(survey.changedAt)}</Text>
      </Inline>
      {reason && <Text>{reason}</Text>}
    </Stack>
  );
}

function Check({ check }: { check: CheckView }) {
  const words = useWords();
  const why = whyOf(words, check);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.sayCode('eligibility', check.name, 'eligibility.other')}</Text>
        <Lozenge appearance={VERDICTS[check.verdict]}>{words.say(`verdict.${check.verdict}`)}</Lozenge>
      </Inline>
      {why && <Text color="color.text.subtle">{why}</Text>}
    </Stack>
  );
}

/** What follows for this work item, in a sentence, and why. */
function Outcome({ explanation, words }: { explanation: Explanation; words: Words }) {
  const { subject, outcome, because, reporter, stopped } = explanation;
  const why = because && whyOf(words, because);
  return (
    <SectionMessage
      appearance={OUTCOMES[outcome]}
      title={words.say(outcome === 'decided' ? 'explain.decided' : `explain.${subject}.${outcome}`)}
    >
      <Stack space="space.100">
        {outcome === 'send' && reporter && <User accountId={reporter} />}
        {outcome === 'send' && subject === 'finished' && <Text>{words.say('explain.noneMade')}</Text>}
        {outcome === 'decided' ? <Text>{words.say('explain.decidedHelp')}</Text> : why && <Text>{why}</Text>}
        {outcome === 'send' && stopped && <Text>{words.say(`explain.${stopped}`)}</Text>}
      </Stack>
    </SectionMessage>
  );
}

function whyOf(words: Words, { reason, waitsFor }: CheckView): string | undefined {
  return waitsFor ? words.say(`explain.waitsFor.${waitsFor}`) : reasonSentence(words, reason);
}
