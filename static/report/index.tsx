import React from 'react';
import ForgeReconciler from '@forge/react';
import { App } from './App';
import { api } from './invoke';

ForgeReconciler.render(
  <React.StrictMode>
    <App api={api} />
  </React.StrictMode>,
);
