"""English words of page furniture: what menus, boxes and appeals around an article say."""

import re

from wheelsdown.claims.patterns import regex

# A line of few words with one of these is no sentence of an article.
SOLICITATION = regex(
    r"^\W*(?:related(?: (?:stor(?:y|ies)|news|coverage|links|articles?|reading))?|read (?:more|also|next)|also read|see also|"
    r"watch(?: live)?|listen|"
    r"recommended(?: for you| reading)?|further reading|in case you missed it|ICYMI|top stories|"
    r"(?:previous|next|older|newer)(?: (?:article|story|post))?|you (?:may|might) (?:also )?like|latest (?:news|stories|headlines)|"
    r"more|trending(?: now)?|most read|popular(?: now| stories)?|don't miss|up next|editor'?s pick|sponsored|"
    r"advert(?:isement|orial)?|"
    r"ad|promoted|partner content|from our partners|you may like|more on this|"
    r"in other news)\s*[:|–—-]\s+(?=\S)|"
    r"\b(?:subscri(?:be|bers?|ption)|sign(?:ing)? (?:up|in)|log (?:in|out|into)|reader mode|verify access|free trial|paywall|akismet|ko-fi|patreon|buy me a coffee|"
    r"(?:every|each) (?:[$€£]\d+|dollar|euro|donation|contribution|gift)|(?:hotline|helpline)\b|newsletters?|"
    r"weekly digest|daily digest|donat(?:e|ions?)|cookies?|privacy policy|terms of (?:use|service)|"
    r"all rights reserved|copyright|advertis(?:e|ement|ing)|sponsored|read (?:more|also|next)|"
    r"independent journalism|readers (?:gave|donated|contributed|chipped in|support us)|"
    r"thanks to (?:our |(?:more than )?\d[\d,]* )?(?:members|readers|donors|supporters)|join (?:them|our)\b|"
    r"(?:give|gave|donate|contribute)s? (?:just )?[$€£]\d+|"
    r"related (?:articles|stories|posts|news|topics)|share (?:this|on|via)|follow us|"
    r"support (?:us|the|our|independent)|supporting us|your support|support today|remind me|"
    r"most (?:read|popular|viewed)|trending|leave a (?:reply|comment)|comments? \(|"
    r"download (?:the|our) app|(?:your|this|the|of the) browser|javascript|skip to|dear readers?|"
    r"a message from|our (?:work|journalism|newsletter|mission|readers)|mailbox|inbox|"
    r"hand-picked|one-time|pai?y?ment methods?|(?:font|text) size|click here|recommended for you|more (?:from|on|in)|"
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

# A line that begins with what a reader is to do is no sentence of an article, however long.
IMPERATIVE = regex(
    r"^\W*(?:please\s+(?:enable|turn|disable|update|wait|log|sign|upgrade|whitelist|try|check|consider|donate|support|note that (?:this|our) site)|"
    r"subscribe|sign\s+up|donate|download|install\s+(?:the|our)|click|tap|register|log\s+in|sign\s+in|become\s+an?|"
    r"get\s+(?:our|the latest|alerts|breaking|unlimited|full|started|involved|the app)|unlock|upgrade|renew|try\s+(?:it|us|our|for)|start\s+your|"
    r"give\s+(?:a\s+gift|today|monthly|now)|follow\s+(?:us|our|@|[A-Z]\w+\s+on)|join\s+(?:us|our|the (?:conversation|discussion)|[\d,]+)|"
    r"learn\s+more|find\s+(?:out\s+more|us)|support\s+(?:us|our|[A-Z]\w+\s*[:!–—-])|take\s+action|act\s+now|sign\s+(?:the|our)\s+petition|"
    r"share\s+(?:this|your)|tell\s+us|send\s+us|write\s+to\s+us|e-?mail\s+us|contact\s+us|call\s+us|buy\s+me|shop\s+(?:now|our)|"
    r"want\s+(?:more|to\s+(?:read|support|help|advertise|get))|like\s+what\s+you|enjoying|already\s+a\s+(?:subscriber|member)|not\s+a\s+subscriber|"
    r"this\s+(?:story|article|content|page|site|website)\s+(?:is\s+(?:available|for|only|free|protected|part\s+of)|uses|contains|requires|was\s+originally\s+published)|"
    r"you\s+(?:have|are|can|will)\s+(?:read|reached|\d+|receiving|now|only|also|unsubscribe)|your\s+(?:browser|email|e-mail|support|gift|donation|cart|account|privacy)|"
    r"thank\s+you\s+for\s+(?:your|reading|subscribing|signing|visiting)|thanks\s+for\s+reading|we\s+use\s+cookies|by\s+(?:clicking|continuing|signing|subscribing|using))\b",
    re.IGNORECASE,
)
OFFER = regex(
    r"\b(?:from|only|just|for(?: as little as)?)\s+(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:euros?|dollars|pounds|€|£))(?:\s+(?:one[- ]way|return|"
    r"round[- ]trip|per\s+(?:night|person)|a\s+(?:week|month|night)))?\s*(?:[!–—]|\.\s|$)|"
    r"^(?:(?!said|says).)*\b(?:book\s+(?:now|today|your|early)|buy\s+(?:now|tickets)|limited\s+(?:time|offer)|\d+\s?%\s+off|last-minute\s+deals?|"
    r"our\s+(?:planes|flights)\s+(?:leave|depart|fly))\b",
    re.IGNORECASE,
)
# "Laura Hayes covers immigration for the Herald."
ABOUT_THE_WRITER = regex(
    r"^\W*(?:about\s+the\s+(?:authors?|writers?|reporters?|photographers?)\b|"
    r"(?-i:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})\s+(?:covers\s+[^.]{3,60}\s+(?:for|at|from|in)\b|reports\s+on\s+[^.]{3,60}\s+for\b|writes\s+(?:about|on)\b|"
    r"(?:is|was)\s+(?:an?|the)\s+(?:[\w,-]+\s+){0,5}?(?:reporter|correspondent|journalist|writer|columnist|editor|photographer|producer|"
    r"fellow|contributor|bureau chief)\s+(?:at|for|with|based|covering|who\s+covers|on\s+the)\b))",
    re.IGNORECASE,
)
ABOUT_A_BODY = regex(
    r"^\W*About\s+(?P<name>(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|for|the|and|[A-Z][\w’'-]*)){0,6})\W*$"
)
# What closes a release: what follows is of its sender.
END_OF_RELEASE = regex(r"^\W*(?:#\s?#\s?#+|-\s?30\s?-|[–—-]*\s*ENDS?\s*[–—-]*)\W*$")
# "Tags: deportation, Doha".
KEYWORDS = regex(
    r"^\W*(?:tags?|topics?|filed\s+under|categor(?:y|ies)|keywords|posted\s+in|tagged|in\s+this\s+(?:story|article))\s*[:|]",
    re.IGNORECASE,
)
# A label of a story that stands above another one's headline.
ALERT = regex(
    r"^\W*(?:breaking(?:\s+news)?|just\s+in|alert|developing|happening\s+now|watch\s+live|live\s+now)\s*[:|–—-]",
    re.IGNORECASE,
)
OPENS_COMMENTS = regex(
    r"^\W*(?:(?:\d[\d,]*\s+)?comments?\W*\(?\d*\)?|leave\s+a\s+(?:reply|comment)|join\s+the\s+(?:conversation|discussion))\W*$",
    re.IGNORECASE,
)

# Lines that begin so open a box or a list of links; what follows is no article until prose resumes.
OPENS_A_BOX = regex(
    r"^\W*(?:subscribe\b|sign up\b|read (?:more|also|next)\b|related\b|most (?:read|popular)\b|"
    r"see also\b|more (?:from|on|in)\b|a message from\b|dear readers?\b|support (?:us|the|our)\b|"
    r"donate\b|share this\b|comments\b|recommended\b|advertisement\b|trending\b|popular\b|"
    r"follow us\b|you (?:may|might) also like\b|latest (?:news|stories)\b|newsletter\b|"
    r"about (?:the author|us)\b|tags?:|topics?:|top stories|what to read next|around the web|keep reading|from our partners|also in the news)",
    re.IGNORECASE,
)

OPENS_A_LIST = regex(
    r"^\W*(?:related\b|most (?:read|popular|viewed)\b|trending\b|popular\b|latest (?:news|"
    r"stories)\b|"
    r"read (?:also|next)\b|see also\b|recommended\b|you (?:may|might) also like\b|"
    r"editor's picks\b|top stories|what to read next|around the web|keep reading|from our partners|also in the news)",
    re.IGNORECASE,
)

LABEL = regex(
    r"^\W*(?:related(?: (?:coverage|stories|news|articles|content|links|reading|topics))?|most (?:read|popular|viewed|shared)|top stories|"
    r"more (?:stories|news|headlines|coverage)|what to read next|around the web|keep reading|latest(?: news| stories| headlines)?|"
    r"recommended(?: for you| stories)?|trending(?: now)?|you (?:may|might) also like|from our partners|sections|also in the news|"
    r"like this|loading|reply|report|archives?|blogroll|continue reading(?: below)?|news|menu|home|search|print|continue|once|monthly|annual(?:ly)?|preview|"
    r"next|previous|share|tweet|email|copy link|close|log ?in|live|video|opinion|world|politics|"
    r"reports?|analytics|investigations|about|contacts?|русский|english)\W*$",
    re.IGNORECASE,
)

# "« Previous: … | Next: … »": the two ends of a row of articles.
PREVIOUS_AND_NEXT = regex(r"^\W*(?:previous|older)\b[^.]{3,100}\b(?:next|newer)\b", re.IGNORECASE)
# "By Anna Smith, who has covered immigration since 2015".
LONG_BYLINE = regex(
    r"^\W*[Bb]y\s+[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){1,3},?\s+(?:who|an?|our|the|staff|in|for|and)\b[^.]{3,120}$"
)

BYLINE = regex(r"^\W*(?:by|story by|reporting by|edited by|written by)\s+[A-Z]", re.IGNORECASE)

CREDIT = regex(
    r"(?:\((?:AP|AFP|Reuters|EPA) Photo[^)]*\)|"
    r"\([A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+){0,4} ?/ ?[A-ZÀ-Þ][\w.'’ -]+\)\W*$|"
    r"\((?:handout|photo|image|courtesy|screenshot|video)\b[^)]{2,60}\)\W*$|"
    r"\b(?:photo(?:graph)?(?: by| credit)?|image(?: by| credit)?|credit|picture|courtesy(?: of)?|"
    r"file photo)\s*:.*|\bphoto(?:graph)? (?:by|courtesy)\b.*|"
    r"\((?-i:[A-ZÀ-Þ])[^()]{2,60}(?:/|via )[^()]{2,60}\)\W*$|\b(?:handout|screenshot)\s*:.*|"
    r"\b[^.!?()\d]{0,60}(?:/|via )\s?(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|TASS|Shutterstock)\b.*)$",
    re.IGNORECASE,
)

YOU = regex(r"\b(?:you|your|yours|you're)\b", re.IGNORECASE)
WE = regex(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
