/** A length of time as AWS's settings have them: "45 s", "1 minute", "5 minutes", "1 h 30 min", "2 h". */
export function describeSpan(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60 || (whole < 3600 && whole % 60 !== 0)) return clock(whole);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

function clock(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
