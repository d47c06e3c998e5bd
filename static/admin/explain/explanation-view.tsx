import React from 'react';
import { CodeBlock, Heading, HelperMessage, Inline, Lozenge, SectionMessage, Stack, Text, User } from '@forge/react';
import type { Explanation } from '../../../src/contract/admin/explain';
import { CheckList, whyOf } from '../../shared/components/check-list';
import { DecisionView } from '../../shared/components/decision-view';
import { lozengeOf, surveySentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

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
      <CheckList checks={explanation.checks} />
      <Outcome explanation={explanation} words={words} />
      {explanation.payload && <Payload payload={explanation.payload} />}
      {explanation.decision && <DecisionView decision={explanation.decision} isTitled />}
    </Stack>
  );
}

/** What nps.today would get. */
function Payload({ payload }: { payload: object }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Text weight="bold">{words.say('preview.payload')}</Text>
      <CodeBlock language="json" showLineNumbers={false} shouldWrapLongLines text={JSON.stringify(payload, null, 2)} />
      <HelperMessage>{words.say('preview.payloadHelp')}</HelperMessage>
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

/** What follows for this work item, in a sentence, and why. */
function Outcome({ explanation, words }: { explanation: Explanation; words: Words }) {
  const { subject, outcome, because, reporter, stopped, isPreview, byOtherRule } = explanation;
  const why = because && whyOf(words, because);
  return (
    <SectionMessage
      appearance={OUTCOMES[outcome]}
      title={words.say(outcome === 'decided' ? 'explain.decided' : `explain.${subject}.${outcome}`)}
    >
      <Stack space="space.100">
        {byOtherRule && <Text>{words.say('preview.otherRule')}</Text>}
        {outcome === 'send' && reporter && <User accountId={reporter} />}
        {outcome === 'send' && subject === 'finished' && !isPreview && <Text>{words.say('explain.noneMade')}</Text>}
        {outcome === 'decided' ? <Text>{words.say('explain.decidedHelp')}</Text> : why && <Text>{why}</Text>}
        {outcome === 'send' && stopped && <Text>{words.say(`explain.${stopped}`)}</Text>}
      </Stack>
    </SectionMessage>
  );
}
