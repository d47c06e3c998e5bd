import React from 'react';
import ForgeReconciler from '@forge/react';
import { App } from './App';
import { submit } from './invoke';

ForgeReconciler.render(
  <React.StrictMode>
    <App submit={submit} />
  </React.StrictMode>,
);
