"""What a person who never saw YAML probably meant: the line at fault, signs from Word, Danish words, samples to copy."""
