export const dialogue = {
  system: 'Wiadomość systemowa',
  user: 'Pytanie {nth, number}',
  assistant: 'Odpowiedź {nth, number}',
}
