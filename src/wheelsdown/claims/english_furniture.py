"""English words of page furniture: what menus, boxes and appeals around an article say."""

import re

# A line of few words with one of these is no sentence of an article.
SOLICITATION = re.compile(
    r"^\W*(?:related(?: (?:stor(?:y|ies)|news|coverage|links|articles?|reading))?|read (?:more|also|next)|also read|see also|"
    r"watch(?: live)?|listen|"
    r"recommended(?: for you| reading)?|further reading|in case you missed it|ICYMI|top stories|"
    r"(?:previous|next) (?:article|story|post)|you (?:may|might) (?:also )?like|latest (?:news|stories|headlines)|"
    r"more|trending(?: now)?|most read|popular(?: now| stories)?|don't miss|up next|editor'?s pick|sponsored|"
    r"advert(?:isement|orial)?|"
    r"ad|promoted|partner content|from our partners|you may like|more on this|"
    r"in other news)\s*[:|–—-]\s+(?=\S)|"
    r"\b(?:subscri(?:be|bers?|ption)|sign(?:ing)? (?:up|in)|log (?:in|out)|newsletters?|"
    r"weekly digest|daily digest|donat(?:e|ions?)|cookies?|privacy policy|terms of (?:use|service)|"
    r"all rights reserved|copyright|advertis(?:e|ement|ing)|sponsored|read (?:more|also|next)|"
    r"independent journalism|readers (?:gave|donated|contributed|chipped in|support us)|"
    r"thanks to (?:our |(?:more than )?\d[\d,]* )?(?:members|readers|donors|supporters)|join (?:them|our)\b|"
    r"(?:give|gave|donate|contribute)s? (?:just )?[$€£]\d+|"
    r"related (?:articles|stories|posts|news|topics)|share (?:this|on|via)|follow us|"
    r"support (?:us|the|our|independent)|supporting us|your support|support today|remind me|"
    r"most (?:read|popular|viewed)|trending|leave a (?:reply|comment)|comments? \(|"
    r"download (?:the|our) app|(?:your|this|the|of the) browser|javascript|skip to|dear readers?|"
    r"a message from|our (?:work|journalism|newsletter|staff|mission|readers)|mailbox|inbox|"
    r"hand-picked|one-time|pai?y?ment methods?|click here|recommended for you|more (?:from|on|in)|"
    r"notes to editors|(?:press|media) (?:contact|enquiries|inquiries)|for (?:more|"
    r"further) information,? contact|"
    r"free articles?|install our|chip in|signed today|(?:have|got) a (?:story|tip)|"
    r"(?:submit|send) (?:a|your|us) tips?|"
    r"registered charity|powered by|our \d+ partners|listen to this|"
    r"\d+ min(?:ute)?s? read|give what you can|"
    r"scan the qr|tap (?:here|to)|push notifications|turn on notifications|"
    r"comments? (?:are )?(?:closed|below)|"
    r"\d[\d,.]*k? (?:views|reposts|likes|shares|comments|followers)|replying to|"
    r"show replies|load more|back to top|"
    r"gift this|save for later|cookie (?:settings|preferences)|accept (?:all|cookies)|"
    r"manage (?:preferences|cookies)|"
    r"end-to-end encrypted|all times (?:are|in)\b|(?:views|opinions) expressed|"
    r"terms apply|app store|google play|"
    r"hit that|smash that|buy prints|order reprints|forward to a friend|"
    r"view in browser|unsubscribe|"
    r"contribute|become a member|editor'?s picks|accept all|gift this article|listen to this)\b",
    re.IGNORECASE,
)

# Lines that begin so open a box or a list of links; what follows is no article until prose resumes.
OPENS_A_BOX = re.compile(
    r"^\W*(?:subscribe\b|sign up\b|read (?:more|also|next)\b|related\b|most (?:read|popular)\b|"
    r"see also\b|more (?:from|on|in)\b|a message from\b|dear readers?\b|support (?:us|the|our)\b|"
    r"donate\b|share this\b|comments\b|recommended\b|advertisement\b|trending\b|popular\b|"
    r"follow us\b|you (?:may|might) also like\b|latest (?:news|stories)\b|newsletter\b|"
    r"about (?:the author|us)\b|tags?:|topics?:)",
    re.IGNORECASE,
)

OPENS_A_LIST = re.compile(
    r"^\W*(?:related\b|most (?:read|popular|viewed)\b|trending\b|popular\b|latest (?:news|"
    r"stories)\b|"
    r"read (?:also|next)\b|see also\b|recommended\b|you (?:may|might) also like\b|"
    r"editor's picks\b)",
    re.IGNORECASE,
)

LABEL = re.compile(
    r"^\W*(?:news|menu|home|search|print|continue|once|monthly|annual(?:ly)?|preview|"
    r"next|previous|share|tweet|email|copy link|close|log ?in|live|video|opinion|world|politics|"
    r"reports?|analytics|investigations|about|contacts?|русский|english)\W*$",
    re.IGNORECASE,
)

# "« Previous: … | Next: … »": the two ends of a row of articles.
PREVIOUS_AND_NEXT = re.compile(
    r"^\W*(?:previous|older)\b[^.]{3,100}\b(?:next|newer)\b", re.IGNORECASE
)
# "By Anna Smith, who has covered immigration since 2015".
LONG_BYLINE = re.compile(
    r"^\W*[Bb]y\s+[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){1,3},?\s+(?:who|an?|our|the|staff|in|for|and)\b[^.]{3,120}$"
)

BYLINE = re.compile(r"^\W*(?:by|story by|reporting by|edited by|written by)\s+[A-Z]", re.IGNORECASE)

CREDIT = re.compile(
    r"(?:\((?:AP|AFP|Reuters|EPA) Photo[^)]*\)|"
    r"\([A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+){0,4} ?/ ?[A-ZÀ-Þ][\w.'’ -]+\)\W*$|"
    r"\((?:handout|photo|image|courtesy|screenshot|video)\b[^)]{2,60}\)\W*$|"
    r"\b(?:photo(?:graph)?(?: by| credit)?|image(?: by| credit)?|credit|picture|courtesy(?: of)?|"
    r"file photo)\s*:.*|\bphoto(?:graph)? (?:by|courtesy)\b.*|"
    r"\b[^.!?]{0,60}(?:/|via )\s?(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|TASS|Shutterstock)\b.*)$",
    re.IGNORECASE,
)

YOU = re.compile(r"\b(?:you|your|yours|you're)\b", re.IGNORECASE)
WE = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
