import React, { type ReactNode } from 'react';
import { ErrorMessage, HelperMessage, Label, RequiredAsterisk, Stack } from '@forge/react';

interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: string;
  help?: string;
  error?: string;
  required?: boolean;
  children: ReactNode;
}

/** A control with its label above and its help, or what is wrong with it, right below. */
export function Field({ id, label, help, error, required, children }: FieldProps) {
  return (
    <Stack space="space.0">
      <Label labelFor={id}>
        {label}
        {required && <RequiredAsterisk />}
      </Label>
      {children}
      {error ? <ErrorMessage>{error}</ErrorMessage> : help && <HelperMessage>{help}</HelperMessage>}
    </Stack>
  );
}
