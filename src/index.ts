/**
 * Table of contents: one export per function in `manifest.yml`. The app behind it lies in files of its own beside this
 * one and is read by the first call, not by the start: a start that the platform makes ahead of time costs next to nothing.
 */
type App = typeof import('./wiring');

const app = (): Promise<App> => import('./wiring');

export const planSurvey = async (...call: Parameters<App['planSurvey']>) => (await app()).planSurvey(...call);
export const dispatchSurveys = async (...call: Parameters<App['dispatchSurveys']>) =>
  (await app()).dispatchSurveys(...call);
export const applyResponse = async (...call: Parameters<App['applyResponse']>) => (await app()).applyResponse(...call);
export const receiveNotification = async (...call: Parameters<App['receiveNotification']>) =>
  (await app()).receiveNotification(...call);
export const sweep = async (...call: Parameters<App['sweep']>) => (await app()).sweep(...call);
export const adminResolver = async (...call: Parameters<App['adminResolver']>) => (await app()).adminResolver(...call);
export const workItemResolver = async (...call: Parameters<App['workItemResolver']>) =>
  (await app()).workItemResolver(...call);
export const chosenResolver = async (...call: Parameters<App['chosenResolver']>) =>
  (await app()).chosenResolver(...call);
export const reportResolver = async (...call: Parameters<App['reportResolver']>) =>
  (await app()).reportResolver(...call);
export const sendFromAutomation = async (...call: Parameters<App['sendFromAutomation']>) =>
  (await app()).sendFromAutomation(...call);
export const surveyLozenge = async (...call: Parameters<App['surveyLozenge']>) => (await app()).surveyLozenge(...call);
