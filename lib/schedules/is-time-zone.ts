/** Whether EventBridge Scheduler knows the zone. `Intl` takes offsets such as `+09:00` too, which Scheduler does not. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
