import React, { useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { Radio, RadioGroup } from '@atlaskit/radio';
import Toggle from '@atlaskit/toggle';
import { register, type Drawing } from '../draw';
import { call, eventHandlers } from './events';
import { propsOf } from '../node';

interface CheckboxProps {
  id?: string;
  name?: string;
  value?: string | number;
  label?: ReactNode;
  isChecked?: boolean;
  defaultChecked?: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  isRequired?: boolean;
  testId?: string;
  'aria-invalid'?: boolean;
  'aria-labelledby'?: string;
  onChange?: unknown;
  onBlur?: unknown;
  onFocus?: unknown;
}

/** `@atlaskit/checkbox` is not among the installed packages, so the browser's own box replaces it. */
function Checkbox(props: CheckboxProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const { isChecked, isIndeterminate = false, isInvalid, label, testId } = props;
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  return (
    <label style={{ display: 'flex', gap: 8, alignItems: 'flex-start', padding: '2px 0', font: 'var(--ds-font-body)' }}>
      <input
        ref={input}
        type="checkbox"
        id={props.id}
        name={props.name}
        value={props.value}
        {...(isChecked === undefined ? { defaultChecked: props.defaultChecked } : { checked: isChecked })}
        disabled={props.isDisabled}
        required={props.isRequired}
        aria-invalid={isInvalid || props['aria-invalid'] || undefined}
        aria-labelledby={props['aria-labelledby']}
        data-testid={testId}
        style={{
          width: 16,
          height: 16,
          margin: '2px 0 0',
          flex: 'none',
          accentColor: 'var(--ds-background-selected-bold)',
          outlineOffset: 2,
          ...(isInvalid && { outline: '2px solid var(--ds-border-danger)', outlineOffset: 0 }),
        }}
        {...eventHandlers({ ...props }, 'onBlur', 'onFocus')}
        {...{ onChange: eventHandlers({ ...props }, 'onChange').onChange ?? (() => undefined) }}
      />
      <span style={{ color: `var(${props.isDisabled ? '--ds-text-disabled' : '--ds-text'})` }}>
        {label}
        {props.isRequired && <span style={{ color: 'var(--ds-text-danger)' }}> *</span>}
      </span>
    </label>
  );
}

interface CheckboxGroupProps {
  name: string;
  options?: { label: string; value: string; isDisabled?: boolean }[];
  value?: string[];
  defaultValue?: string[];
  isDisabled?: boolean;
  isInvalid?: boolean;
  onChange?: unknown;
}

const DrawCheckboxGroup: Drawing = ({ node }) => {
  const {
    name,
    options = [],
    value,
    defaultValue = [],
    isDisabled,
    isInvalid,
    onChange,
  } = propsOf<CheckboxGroupProps>(node);
  const [own, setOwn] = useState(defaultValue);
  const chosen = value ?? own;
  const flip = (option: string) => {
    const next = chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
    setOwn(next);
    call(onChange, next);
  };
  return (
    <div role="group">
      {options.map((option) => (
        <Checkbox
          key={option.value}
          name={name}
          value={option.value}
          label={option.label}
          isChecked={chosen.includes(option.value)}
          isDisabled={isDisabled || option.isDisabled}
          isInvalid={isInvalid}
          onChange={() => flip(option.value)}
        />
      ))}
    </div>
  );
};

const DrawRadio: Drawing = ({ node }) => {
  const { onChange, onBlur, onFocus, ...props } = propsOf<ComponentProps<typeof Radio>>(node);
  return <Radio {...props} {...eventHandlers({ onChange, onBlur, onFocus }, 'onChange', 'onBlur', 'onFocus')} />;
};

type RadioGroupProps = Omit<ComponentProps<typeof RadioGroup>, 'onChange'> & {
  onChange?: unknown;
  id?: string;
  onBlur?: unknown;
};

const DrawRadioGroup: Drawing = ({ node }) => {
  const { onChange, onBlur, id, ...props } = propsOf<RadioGroupProps>(node);
  return (
    <div id={id} {...eventHandlers({ onBlur }, 'onBlur')}>
      <RadioGroup {...props} {...eventHandlers({ onChange }, 'onChange')} />
    </div>
  );
};

const DrawToggle: Drawing = ({ node }) => {
  const { onChange, onBlur, onFocus, ...props } = propsOf<ComponentProps<typeof Toggle>>(node);
  return <Toggle {...props} {...eventHandlers({ onChange, onBlur, onFocus }, 'onChange', 'onBlur', 'onFocus')} />;
};

register({
  Checkbox: ({ node }) => <Checkbox {...propsOf<CheckboxProps>(node)} />,
  CheckboxGroup: DrawCheckboxGroup,
  Radio: DrawRadio,
  RadioGroup: DrawRadioGroup,
  Toggle: DrawToggle,
});
