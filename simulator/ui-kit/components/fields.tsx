import React, { type ComponentProps, type ReactNode } from 'react';
import { DatePicker } from '@atlaskit/datetime-picker';
import Select from '@atlaskit/select';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { drawProp, register, type Drawing } from '../draw';
import { call, eventHandlers } from './events';
import { propsOf } from '../node';

const DrawTextfield: Drawing = ({ node }) => {
  const { onChange, onBlur, onFocus, elemBeforeInput, elemAfterInput, ...props } =
    propsOf<ComponentProps<typeof Textfield>>(node);
  return (
    <Textfield
      {...props}
      {...eventHandlers({ onChange, onBlur, onFocus }, 'onChange', 'onBlur', 'onFocus')}
      elemBeforeInput={drawProp(elemBeforeInput)}
      elemAfterInput={drawProp(elemAfterInput)}
    />
  );
};

const DrawTextArea: Drawing = ({ node }) => {
  const { onChange, onBlur, onFocus, ...props } = propsOf<ComponentProps<typeof TextArea>>(node);
  return <TextArea {...props} {...eventHandlers({ onChange, onBlur, onFocus }, 'onChange', 'onBlur', 'onFocus')} />;
};

interface SelectOption {
  label: ReactNode;
  value: unknown;
}

type SelectProps = ComponentProps<typeof Select<SelectOption, boolean>> & { id?: string };

const DrawSelect: Drawing = ({ node }) => {
  const { id, inputId, onChange, onBlur, onFocus, onInputChange, ...props } = propsOf<SelectProps>(node);
  return (
    <Select<SelectOption, boolean>
      {...props}
      // UI Kit's `id` is the id of the input, so that a Label can point at it.
      inputId={id ?? inputId}
      {...eventHandlers({ onBlur, onFocus }, 'onBlur', 'onFocus')}
      onChange={(value) => void call(onChange, value)}
      {...(onInputChange && { onInputChange: (text: string) => void call(onInputChange, text) })}
    />
  );
};

const DrawDatePicker: Drawing = ({ node }) => {
  const { onChange, onBlur, onFocus, id, selectProps, ...props } = propsOf<ComponentProps<typeof DatePicker>>(node);
  return (
    <DatePicker
      {...props}
      {...({ selectProps: { ...(selectProps as object | undefined), inputId: id } } as object)}
      {...eventHandlers({ onBlur, onFocus }, 'onBlur', 'onFocus')}
      onChange={(value: string) => void call(onChange, value)}
    />
  );
};

interface RangeProps {
  id?: string;
  name?: string;
  min?: number;
  max?: number;
  step?: number;
  value?: number;
  defaultValue?: number;
  isDisabled?: boolean;
  testId?: string;
  onChange?: unknown;
  onBlur?: unknown;
  onFocus?: unknown;
}

/** `@atlaskit/range` is not among the installed packages, so the browser's own slider replaces it. */
const DrawRange: Drawing = ({ node }) => {
  const { isDisabled, testId, onChange, onBlur, onFocus, ...props } = propsOf<RangeProps>(node);
  return (
    <input
      {...props}
      type="range"
      disabled={isDisabled}
      data-testid={testId}
      style={{ width: '100%', accentColor: 'var(--ds-background-brand-bold)' }}
      onChange={(event) => void call(onChange, Number(event.target.value))}
      {...eventHandlers({ onBlur, onFocus }, 'onBlur', 'onFocus')}
    />
  );
};

register({
  Textfield: DrawTextfield,
  TextArea: DrawTextArea,
  Select: DrawSelect,
  DatePicker: DrawDatePicker,
  Range: DrawRange,
});
