# Os termos de um espaço de trabalho.

terms-title = Termos
terms-field-number = Número
terms-field-body = Texto
terms-hint = Quem entra lê e aceita este texto. Um novo vale para quem entra depois; os anteriores ficam registrados.
terms-number = { $number ->
    [0] sem texto
   *[other] versão { $number }
  }
terms-set = Definir este texto
terms-accepted = Termos aceitos
invitation-read-terms = Ler os termos (versão { $number })
invitation-terms-changed = Os termos mudaram nesse meio-tempo. Leia e aceite de novo, por favor.
did-terms-set = definiu os termos
terms-overtaken = A versão { $number } foi salva enquanto você escrevia. O seu texto continua abaixo; ao salvar, ele toma o lugar dela.
terms-use-theirs = Usar o texto da versão { $number }
