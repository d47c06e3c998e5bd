import React from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './page.css';
import './simulator/simulator.css';

createRoot(document.getElementById('root')!).render(<App />);
