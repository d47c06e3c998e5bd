import React, { type ComponentProps, type FormEvent } from 'react';
import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import { childrenOf, register, type Drawing } from '../draw';
import { call } from './events';
import { propsOf } from '../node';

const DrawForm: Drawing = ({ node }) => {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // UI Kit's onSubmit gets no data: the screen keeps its own state.
    call(propsOf<{ onSubmit?: unknown }>(node).onSubmit);
  };
  return (
    <form noValidate onSubmit={submit}>
      {childrenOf(node)}
    </form>
  );
};

const DrawLabel: Drawing = ({ node }) => {
  const { labelFor, ...props } = propsOf<{ labelFor: string; id?: string; testId?: string }>(node);
  return (
    <Label {...props} htmlFor={labelFor}>
      {childrenOf(node)}
    </Label>
  );
};

type HeaderProps = ComponentProps<typeof FormHeader>;

register({
  Form: DrawForm,
  FormHeader: ({ node }) => <FormHeader {...propsOf<HeaderProps>(node)}>{childrenOf(node)}</FormHeader>,
  FormSection: ({ node }) => (
    <FormSection {...propsOf<ComponentProps<typeof FormSection>>(node)}>{childrenOf(node)}</FormSection>
  ),
  FormFooter: ({ node }) => (
    <FormFooter {...propsOf<ComponentProps<typeof FormFooter>>(node)}>{childrenOf(node)}</FormFooter>
  ),
  Label: DrawLabel,
  HelperMessage: ({ node }) => <HelperMessage {...propsOf<object>(node)}>{childrenOf(node)}</HelperMessage>,
  ErrorMessage: ({ node }) => <ErrorMessage {...propsOf<object>(node)}>{childrenOf(node)}</ErrorMessage>,
  ValidMessage: ({ node }) => <ValidMessage {...propsOf<object>(node)}>{childrenOf(node)}</ValidMessage>,
  RequiredAsterisk: () => <RequiredAsterisk />,
});
